import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import type { StockFiguresFragment } from '../graph/generated/graphql.ts';
import type { Endless } from '../graph/use-endless.ts';
import { type Column, DataList } from '../lists/data-list.tsx';
import { rowLink } from '../lists/row-link.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { useLiveStock } from '../till/use-live-stock.ts';
import { isLow } from './is-low.ts';
import { StockDialog, type StockTask } from './stock-dialog.tsx';
import { StockFigure } from './stock-figure.tsx';

export interface StockListProps {
  readonly list: Endless<StockedProduct>;
  /** Stands where there are none. */
  readonly nothing?: ReactNode;
}

type StockedProduct = StockFiguresFragment & { readonly name: string; readonly sku: string };

/** Products with their figures, live while they are in sight, and the two things that are done all day. */
export function StockList({ list, nothing }: StockListProps) {
  const { stock: words } = useMessages();
  const may = useMay();
  const [inSight, setInSight] = useState<readonly StockedProduct[]>([]);
  useLiveStock(inSight.map(({ id }) => id));
  const [open, setOpen] = useState<{ readonly product: StockedProduct; readonly task: StockTask }>();
  const tasks: Column<StockedProduct> = {
    id: 'tasks',
    header: words.change,
    grow: 3,
    right: true,
    from: 'md',
    cell: (product) => (
      <span className="flex justify-end gap-2">
        {(['receive', 'count'] as const).map((task) => (
          <Button
            key={task}
            aria-label={words.taskOf(words.tasks[task], product.name)}
            className="px-3 text-sm"
            onClick={() => setOpen({ product, task })}
          >
            {words.tasks[task]}
          </Button>
        ))}
      </span>
    ),
  };
  const columns = useColumns();
  return (
    <>
      <DataList
        label={words.title}
        list={list}
        columns={may('inventory:write') ? [...columns, tasks] : columns}
        idOf={({ id }) => id}
        rowHeight={52}
        onInSight={setInSight}
        nothing={nothing}
      />
      {/* As it was when it was opened, for it may leave the list meanwhile. */}
      {open && <StockDialog {...open} onLeave={() => setOpen(undefined)} />}
    </>
  );
}

function useColumns(): readonly Column<StockedProduct>[] {
  const { stock: words, products } = useMessages();
  return [
    {
      id: 'name',
      header: products.name,
      grow: 4,
      cell: ({ id, name }) => (
        <Link to="/products/$productId" params={{ productId: id }} className={rowLink}>
          <span className="truncate">{name}</span>
        </Link>
      ),
    },
    { id: 'sku', header: products.sku, grow: 2, from: 'xl', cell: ({ sku }) => sku },
    {
      id: 'available',
      header: words.available,
      grow: 2,
      right: true,
      cell: ({ stock }) =>
        stock && <StockFigure low={isLow(stock)}>{writtenNumber(stock.available)}</StockFigure>,
    },
    {
      id: 'reserved',
      header: words.reserved,
      right: true,
      from: 'xl',
      cell: ({ stock }) => stock && writtenNumber(stock.reserved),
    },
    {
      id: 'onHand',
      header: words.onHand,
      right: true,
      from: 'sm',
      cell: ({ stock }) => stock && writtenNumber(stock.onHand),
    },
    {
      id: 'threshold',
      header: words.threshold,
      right: true,
      from: 'xl',
      cell: ({ stock }) => stock && writtenNumber(stock.lowStockThreshold),
    },
  ];
}
