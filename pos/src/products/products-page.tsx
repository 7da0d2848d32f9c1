import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { useShortcut } from '../keys/use-shortcut.ts';
import { type Column, DataList } from '../lists/data-list.tsx';
import { NothingYet } from '../lists/nothing-yet.tsx';
import { rowLink } from '../lists/row-link.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber, writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { isLow } from '../stock/is-low.ts';
import { StockFigure } from '../stock/stock-figure.tsx';
import { useLiveStock } from '../till/use-live-stock.ts';
import { ProductFilter } from './product-filter.tsx';
import { ProductForm } from './product-form.tsx';
import { type ListedProduct, useProductList } from './use-product-list.ts';
import { useWantedProducts } from './use-wanted-products.ts';

function ProductsPage() {
  const { products: words } = useMessages();
  const may = useMay();
  const navigate = useNavigate();
  const [wanted, want] = useWantedProducts();
  const list = useProductList(wanted);
  const [inSight, setInSight] = useState<readonly ListedProduct[]>([]);
  useLiveStock(inSight.map(({ id }) => id));
  const [creating, setCreating] = useState(false);
  useShortcut('Alt+N', words.create, () => setCreating(true), may('catalog:write'));

  return (
    <Page
      title={words.title}
      actions={
        may('catalog:write') && (
          <Button tone="primary" onClick={() => setCreating(true)}>
            {words.create}
          </Button>
        )
      }
    >
      <ProductFilter wanted={wanted} totalCount={list.totalCount} onWant={want} />
      <DataList
        key={JSON.stringify(wanted)}
        label={words.title}
        list={list}
        columns={useColumns()}
        idOf={({ id }) => id}
        onInSight={setInSight}
        nothing={
          wanted.search === '' &&
          wanted.category === undefined &&
          wanted.status !== 'ARCHIVED' && (
            <NothingYet
              text={words.nothing}
              begin={
                may('catalog:write') ? { label: words.createFirst, run: () => setCreating(true) } : undefined
              }
            />
          )
        }
      />
      {creating && (
        <FormDialog title={words.create} wide onLeave={() => setCreating(false)}>
          <ProductForm
            onSaved={({ id }) => void navigate({ to: '/products/$productId', params: { productId: id } })}
          />
        </FormDialog>
      )}
    </Page>
  );
}

export const GuardedProductsPage = guarded('inventory:read', ProductsPage);

function useColumns(): readonly Column<ListedProduct>[] {
  const { products: words } = useMessages();
  return [
    {
      id: 'name',
      header: words.name,
      grow: 4,
      cell: ({ id, name, status }) => (
        <Link to="/products/$productId" params={{ productId: id }} className={rowLink}>
          <span className="truncate">{name}</span>
          {status === 'ARCHIVED' && <span className="ml-2 text-sm text-faint">{words.archived}</span>}
        </Link>
      ),
    },
    { id: 'sku', header: words.sku, grow: 2, from: 'md', cell: ({ sku }) => sku },
    {
      id: 'category',
      header: words.category,
      grow: 2,
      from: 'lg',
      cell: ({ category }) => category?.name ?? '–',
    },
    { id: 'tax', header: words.tax, right: true, from: 'lg', cell: ({ taxRate }) => writtenPercent(taxRate) },
    { id: 'price', header: words.price, grow: 2, right: true, cell: ({ price }) => formatMoney(price) },
    {
      id: 'stock',
      header: words.stock,
      grow: 2,
      right: true,
      cell: ({ stock }) =>
        stock && <StockFigure low={isLow(stock)}>{writtenNumber(stock.available)}</StockFigure>,
    },
  ];
}
