import type { SeenPositions } from '@tillgraph/platform/read-models';
import type { Cause } from '@tillgraph/shared-domain/event';
import { slotOf } from '@tillgraph/shared-domain/slot';
import type { Order } from '../domain/order.ts';

/**
 * Where in the other contexts' logs the order's progress came from: who has seen the order may ask to see that too.
 * An answer is appended together with what it did to stock and accounts, so their streams' slots are named as well.
 */
export const seenIn = (order: Order): readonly SeenPositions[] =>
  order.causes.map((cause) => ({
    context: cause.context,
    epoch: cause.epoch,
    positions: [cause.slot, ...touchedStreams(order, cause).map(slotOf)].map((slot) => ({
      slot,
      position: cause.position,
    })),
  }));

function touchedStreams({ lines, payments }: Order, { context }: Cause): readonly string[] {
  if (context === 'inventory') return lines.map(({ productId }) => `stock-${productId}`);
  return payments.flatMap(({ accountId }) => (accountId === null ? [] : [`account-${accountId}`]));
}
