import { useState } from 'react';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { Facts } from '../components/facts.tsx';
import { Panel } from '../components/panel.tsx';
import type { StockFiguresFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { useLiveStock } from '../till/use-live-stock.ts';
import { isLow } from './is-low.ts';
import { StockDialog, type StockTask, stockTasks } from './stock-dialog.tsx';
import { StockFigure } from './stock-figure.tsx';

export interface StockPanelProps {
  readonly product: StockFiguresFragment & { readonly name: string };
}

/** How many of a product there are, live, and what can be done about it. */
export function StockPanel({ product }: StockPanelProps) {
  const { stock: words } = useMessages();
  const may = useMay();
  const [task, setTask] = useState<StockTask>();
  useLiveStock([product.id]);
  const { stock } = product;
  if (!stock) return null;
  return (
    <Panel title={words.title}>
      <Facts
        facts={[
          [
            words.available,
            <StockFigure key="available" low={isLow(stock)}>
              {writtenNumber(stock.available)}
            </StockFigure>,
          ],
          [words.reserved, writtenNumber(stock.reserved)],
          [words.onHand, writtenNumber(stock.onHand)],
          [words.threshold, writtenNumber(stock.lowStockThreshold)],
        ]}
      />
      {may('inventory:write') && (
        <div className="flex flex-wrap gap-2">
          {stockTasks.map((each) => (
            <Button key={each} onClick={() => setTask(each)}>
              {words.tasks[each]}
            </Button>
          ))}
        </div>
      )}
      {task && <StockDialog product={product} task={task} onLeave={() => setTask(undefined)} />}
    </Panel>
  );
}
