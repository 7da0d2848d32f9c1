import type { Quantity } from '@tillgraph/shared-domain/quantity';
import type { Cancellation, Order, OrderLine } from '../domain/order.ts';

export interface CancellationView extends Omit<Cancellation, 'shortages'> {
  readonly shortages: readonly StockShortage[];
}

export interface StockShortage {
  readonly line: OrderLine;
  readonly requested: Quantity;
  readonly available: Quantity;
}

/** Stock is short of a product for all of its lines together: the first of them stands for them. */
export function cancellationOf(order: Order): CancellationView | null {
  if (order.status !== 'CANCELLED') return null;
  return {
    ...order.cancellation,
    shortages: order.cancellation.shortages.flatMap(({ productId, requested, available }) => {
      const line = order.lines.find((candidate) => candidate.productId === productId);
      return line ? [{ line, requested, available }] : [];
    }),
  };
}
