import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Positions } from '../read-models/port.ts';

/** How an event comes to its documents: from the bus, in its slot's order, or later, from where it was parked. */
export type Route = 'delivered' | 'parked';

/** True when the document has the event in it already. */
export function isCovered(positions: Positions, event: Recorded, route: Route): boolean {
  const parkedUpTo = positions[parkedKey(event)] ?? 0;
  if (route === 'parked') return event.position <= parkedUpTo;
  return event.position <= Math.max(parkedUpTo, positions[slotKey(event)] ?? 0);
}

/** Writes into a document's positions that it has the event in it; they never go back. */
export function cover(positions: Record<string, number>, event: Recorded, route: Route): void {
  const key = route === 'parked' ? parkedKey(event) : slotKey(event);
  positions[key] = Math.max(event.position, positions[key] ?? 0);
}

const slotKey = ({ context, slot }: Recorded): string => `${context}/${slot}`;
const parkedKey = ({ context, slot, stream }: Recorded): string => `${context}/${slot}/${stream}`;
