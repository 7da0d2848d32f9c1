import type { SeenPositions } from '@tillgraph/platform/read-models';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { slotOf } from '@tillgraph/shared-domain/slot';
import { isSettled, type LoggedAt, type Order } from '../domain/order.ts';

/**
 * What who has seen the order may ask to see everywhere: the order itself, what it answered in the other contexts, and
 * of its outcome what that caused there. Their answers were appended after what they did to stock and accounts, so
 * those streams' slots are named too.
 */
export const seenIn = (order: Order): readonly SeenPositions[] => [
  { ...seenAt(order.lastEvent, []), ...(isSettled(order) && { withEffects: true }) },
  ...order.causes.map((cause) => ({
    ...seenAt(cause, touchedStreams(order, cause.context)),
    inAnyEpoch: true as const,
  })),
];

const seenAt = ({ context, epoch, slot, position }: LoggedAt, streams: readonly string[]): SeenPositions => ({
  context,
  epoch,
  positions: [slot, ...streams.map(slotOf)].map((touched) => ({ slot: touched, position })),
});

function touchedStreams({ lines, payments }: Order, context: ContextName): readonly string[] {
  if (context === 'inventory') return lines.map(({ productId }) => `stock-${productId}`);
  return payments.flatMap(({ accountId }) => (accountId === null ? [] : [`account-${accountId}`]));
}
