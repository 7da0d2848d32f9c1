import type { Data } from '@tillgraph/cli/testing/graph-client';
import { type Change, type History, isAccepted, isRefused } from '../people/history.ts';

/** What is known of an order from all that was answered of it. */
export interface KnownOrder {
  readonly id: string;
  readonly placed: Change;
  /** Of changes that may have been made of it, whether they were answered or not. */
  readonly shipped: readonly Change[];
  readonly cancelled: readonly Change[];
  readonly refunded: readonly Change[];
  readonly sightings: readonly Sighting[];
}

/** How somebody saw it, in an answer that came in [begin, end]. */
export interface Sighting {
  readonly begin: number;
  readonly end: number;
  readonly order: Data;
}

/** Those that were answered with an id, by it. */
export function knownOrders({ changes, readings }: History): ReadonlyMap<string, KnownOrder> {
  const orders = new Map<string, KnownOrder>();
  const of = <Kind extends keyof KnownOrder>(id: string, kind: Kind) => {
    const known = orders.get(id);
    if (!known) throw new Error(`Something was done to the order ${id}, which nobody has placed.`);
    // Written while they are gathered, and only here.
    return known[kind] as KnownOrder[Kind] & unknown[];
  };
  for (const placed of changes.filter(({ mutation }) => mutation === 'placeOrder')) {
    if (!isAccepted(placed)) continue;
    const { id } = placed.answer?.payload.order ?? {};
    orders.set(id, { id, placed, shipped: [], cancelled: [], refunded: [], sightings: [] });
  }
  const kinds = { shipOrder: 'shipped', cancelOrder: 'cancelled', refundOrder: 'refunded' } as const;
  for (const change of changes) {
    const kind = kinds[change.mutation as keyof typeof kinds]; // undefined of any other
    if (kind && !isRefused(change)) of(change.input.orderId, kind).push(change);
    const order: Data = change.answer?.payload.order;
    if (order && change.answer && isAccepted(change)) {
      of(order.id, 'sightings').push({ begin: change.begin, end: change.answer.end, order });
    }
  }
  for (const { kind, id, begin, end, seen } of readings) {
    if (kind === 'order') of(id, 'sightings').push({ begin, end, order: seen });
  }
  return orders;
}

/** By when somebody had seen it in one of these states; infinite when nobody has. */
export const seenBy = ({ sightings }: KnownOrder, ...statuses: readonly string[]): number =>
  Math.min(...sightings.filter(({ order }) => statuses.includes(order.status)).map(({ end }) => end));
