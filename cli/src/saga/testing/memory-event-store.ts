import type { AggregateReference, EventStore } from '@tillgraph/platform/event-store';
import { type Aggregate, type Loaded, streamOf } from '@tillgraph/shared-domain/aggregate';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { DomainEvent, Recorded } from '@tillgraph/shared-domain/event';
import { slotOf } from '@tillgraph/shared-domain/slot';

/**
 * A context's log in memory that begins with these events, so that a world can be branched. It forgets idempotency
 * keys: a repeated command reaches its decider, which must know by itself that it has answered.
 */
export interface MemoryEventStore extends Pick<EventStore, 'context' | 'execute' | 'load'> {
  events(): readonly Recorded[];
}

export function memoryEventStore(context: ContextName, before: readonly Recorded[]): MemoryEventStore {
  let events = before;

  function load<State>({ aggregate, id }: AggregateReference<State>): Loaded<State> {
    const stream = events.filter((event) => event.stream === streamOf(aggregate, id));
    const evolve = aggregate.evolve as Aggregate<State>['evolve']; // the stream holds its own events alone
    return { id, state: stream.reduce(evolve, aggregate.initialState), version: stream.length };
  }

  return {
    context,
    events: () => events,
    load: async (aggregate, id) => load({ aggregate, id }),
    async execute(command) {
      const loaded = command.aggregates.map(load) as unknown as Parameters<typeof command.decide>[0]; // one by one, in their order
      const decision = command.decide(loaded, timeAt(events.length));
      if (!decision.accepted) return { ...decision, repeated: false };
      const stood = events.length;
      for (const { stream, events: appended } of decision.appends) {
        for (const { event, numbered } of appended) {
          const counted = numbered ? numberedBy(numbered.field, event, events) : event;
          events = [...events, record(context, stream, counted, events)];
        }
      }
      return {
        ...{ accepted: true, result: decision.result as never, epoch, positions: [] },
        ...{ events: events.slice(stood), repeated: false },
      };
    },
  };
}

const epoch = 'memory';

/** A second apart. */
const timeAt = (position: number): string => new Date(Date.UTC(2026, 0, 1) + position * 1000).toISOString();

function numberedBy(field: string, event: DomainEvent, events: readonly Recorded[]): DomainEvent {
  const given = events.filter(({ type }) => type === event.type).length;
  return { ...event, data: { ...event.data, [field]: given + 1 } };
}

function record(
  context: ContextName,
  stream: string,
  event: DomainEvent,
  events: readonly Recorded[],
): Recorded {
  const position = events.length + 1;
  return {
    ...event,
    id: `${context}-${position}`,
    context,
    stream,
    version: events.filter((other) => other.stream === stream).length + 1,
    position,
    slot: slotOf(stream),
    epoch,
    schemaVersion: 1,
    recordedAt: timeAt(position),
    actor: { kind: 'system', id: 'test' },
    commandId: `command-${position}`,
    cause: null,
    correlationId: 'test',
    traceparent: null,
    storeId: 'main',
    locationId: 'main',
  };
}
