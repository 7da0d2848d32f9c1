import type { SeenPositions } from '@tillgraph/platform/read-models';
import type { Order } from '../domain/order.ts';

/** Where in the other contexts' logs the order's progress came from: who has seen the order may ask to see that too. */
export const seenIn = (order: Order): readonly SeenPositions[] =>
  order.causes.map(({ context, epoch, slot, position }) => ({
    context,
    epoch,
    positions: [{ slot, position }],
  }));
