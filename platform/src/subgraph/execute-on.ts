import { type Aggregate, streamOf } from '@tillgraph/shared-domain/aggregate';
import type { Decision } from '@tillgraph/shared-domain/decision';
import type { DomainEvent } from '@tillgraph/shared-domain/event';
import { versionMismatch } from '@tillgraph/shared-domain/user-error';
import type {
  ClaimChange,
  CommandMetadata,
  CommandOutcome,
  EventStore,
  JsonValue,
  NewEvent,
} from '../event-store/port.ts';

export interface CommandOn<State, Event extends DomainEvent, Result extends JsonValue> {
  readonly aggregate: Aggregate<State, Event>;
  readonly id: string;
  readonly metadata: CommandMetadata;
  /** What the caller took the aggregate to be at; null: whatever it is. */
  readonly expectedVersion?: number | null;
  /** The decider. Pure, for it may be called several times. `now`: RFC 3339 in UTC. */
  readonly decide: (state: State, now: string) => Decision<Event>;
  /** The unique values that the events take and give up. */
  readonly claims?: (state: State, events: readonly Event[]) => readonly ClaimChange[];
  readonly numbered?: (event: Event) => NewEvent['numbered'];
  readonly result: Result;
}

/** The usual command: one decider on one aggregate. */
export function executeOn<State, Event extends DomainEvent, Result extends JsonValue>(
  log: Pick<EventStore, 'execute'>,
  command: CommandOn<State, Event, Result>,
): Promise<CommandOutcome<Result>> {
  const { aggregate, id, metadata, expectedVersion } = command;
  return log.execute<readonly [State], Result>({
    metadata,
    aggregates: [{ aggregate, id }],
    decide: ([loaded], now) => {
      const decision = command.decide(loaded.state, now);
      // The decider first: what is not there has no version to be wrong.
      if (loaded.version > 0 && expectedVersion != null && expectedVersion !== loaded.version) {
        return { accepted: false, errors: [versionMismatch(loaded.version)] };
      }
      if (!decision.accepted) return decision;
      const { events } = decision;
      return {
        accepted: true,
        appends: [
          {
            stream: streamOf(aggregate, id),
            events: events.map((event) => newEvent(event, command.numbered)),
          },
        ],
        claims: command.claims?.(loaded.state, events) ?? [],
        result: command.result,
      };
    },
  });
}

function newEvent<Event extends DomainEvent>(
  event: Event,
  numbered?: (event: Event) => NewEvent['numbered'],
): NewEvent {
  const counter = numbered?.(event);
  return counter ? { event, numbered: counter } : { event };
}
