import type { History } from '../people/history.ts';
import { type KnownOrder, knownOrders, type Sighting } from './known-orders.ts';

/**
 * Nobody sees an order in a state that it had left before they asked, nor in one that nobody has begun to bring it to,
 * and who sees the same version sees the same.
 */
export function orderStatesThatDoNotFit(history: History): readonly string[] {
  return [...knownOrders(history).values()].flatMap((order) =>
    [...stepsBack(order), ...withoutCause(order), ...refundsThatDoNotFit(order)].map(
      (message) => `order ${order.id} ${message}`,
    ),
  );
}

function* stepsBack({ sightings }: KnownOrder): Generator<string> {
  const byBegin = sightings.toSorted((a, b) => a.begin - b.begin);
  const byEnd = sightings.toSorted((a, b) => a.end - b.end);
  let before = 0;
  let newest: Sighting | undefined;
  for (const sighting of byBegin) {
    for (let next = byEnd[before]; next && next.end < sighting.begin; next = byEnd[++before]) {
      if (!newest || next.order.version > newest.order.version) newest = next;
    }
    if (!newest) continue;
    const [now, then] = [sighting.order, newest.order];
    if (now.version < then.version) {
      yield `was seen at version ${now.version} after it had been seen at ${then.version}`;
    }
    if (now.version === then.version && now.status !== then.status) {
      yield `was ${then.status} and ${now.status} at its version ${now.version}`;
    }
    if (now.version > then.version && !mayFollow(then.status, now.status)) {
      yield `was ${now.status} after it had been ${then.status}`;
    }
  }
}

const later: Readonly<Record<string, readonly string[]>> = {
  PENDING: ['PENDING', 'RESERVED', 'PAID', 'COMPLETED', 'SHIPPED', 'CANCELLED'],
  RESERVED: ['RESERVED', 'PAID', 'COMPLETED', 'SHIPPED', 'CANCELLED'],
  PAID: ['PAID', 'COMPLETED', 'SHIPPED', 'CANCELLED'],
};

/** What is final stays. */
const mayFollow = (before: string, after: string) => (later[before] ?? [before]).includes(after);

function* withoutCause({ sightings, shipped, cancelled }: KnownOrder): Generator<string> {
  for (const { end, order } of sightings) {
    if (order.status === 'SHIPPED' && !shipped.some(({ begin }) => begin < end)) {
      yield 'was shipped before anybody asked for it';
    }
    if (order.cancellation?.reason === 'REQUESTED' && !cancelled.some(({ begin }) => begin < end)) {
      yield 'was cancelled before anybody asked for it';
    }
  }
}

/** In pieces: each refund of the load is of one. */
function* refundsThatDoNotFit({ sightings, refunded }: KnownOrder): Generator<string> {
  for (const { begin, end, order } of sightings) {
    const pieces = order.lines.reduce(
      (sum: number, line: { refundedQuantity: number }) => sum + line.refundedQuantity,
      0,
    );
    const surely = refunded.filter(({ answer }) => answer && answer.end < begin).length;
    const perhaps = refunded.filter((refund) => refund.begin < end).length;
    if (pieces < surely || pieces > perhaps) {
      yield `had ${pieces} pieces refunded, and must have between ${surely} and ${perhaps}`;
    }
  }
}
