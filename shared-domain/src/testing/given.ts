import type { Aggregate } from '../aggregate.ts';
import type { DomainEvent, Recorded } from '../event.ts';
import { slotOf } from '../slot.ts';

/** The state that these events of one stream lead to: the "given" of a decider's test. */
export function given<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  ...events: readonly Event[]
): State {
  return recordAll(`${aggregate.category}-1`, events).reduce<State>(aggregate.evolve, aggregate.initialState);
}

/** Events in their envelopes, as a log of one stream would hold them: a second apart, from `recordedFrom` on. */
export function recordAll<Event extends DomainEvent>(
  stream: string,
  events: readonly Event[],
  recordedFrom = '2026-01-01T00:00:00.000Z',
): readonly Recorded<Event>[] {
  const start = Date.parse(recordedFrom);
  return events.map((event, index) => {
    const envelope = {
      id: `${stream}/${index + 1}`,
      context: 'catalog',
      stream,
      version: index + 1,
      position: index + 1,
      slot: slotOf(stream),
      epoch: 'test',
      schemaVersion: 1,
      recordedAt: new Date(start + index * 1000).toISOString(),
      actor: { kind: 'system', id: 'test' },
      commandId: `command-${index + 1}`,
      cause: null,
      correlationId: 'test',
      traceparent: null,
      storeId: 'main',
      locationId: 'main',
    } as const;
    return { ...event, ...envelope } as unknown as Recorded<Event>; // Recorded distributes over the union of events
  });
}
