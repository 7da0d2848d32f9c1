import type { ContextName } from '@tillgraph/shared-domain/context';
import { timeOrderedId } from '../ids/time-ordered-id.ts';
import { type CachedAggregate, type Folded, fold } from './aggregate-cache.ts';
import { InvalidCommandError } from './errors.ts';
import type { PendingCommand } from './pending-command.ts';
import type { ClaimChange, CommandDecision, JsonValue, NewEvent } from './port.ts';
import { type RecordedFields, recordedEvent } from './recorded-events.ts';
import type { SchemaVersions } from './upcasters.ts';

/** A command as it goes into a batch: what was decided, on what, and what it will have changed. */
export interface DecidedCommand {
  readonly pending: PendingCommand;
  /** With the last event of each stream that it was decided on. */
  readonly bases: readonly { readonly cached: CachedAggregate; readonly lastEvent: string | null }[];
  readonly decision: CommandDecision<JsonValue>;
  readonly appends: readonly Append[];
  readonly claims: readonly ClaimChange[];
  /** The result, or the errors, as JSON; null for a command that is not remembered. */
  readonly answer: string | null;
  /** Characters of its events' data. */
  readonly dataLength: number;
}

/** Commands that were decided one after the other, at one time. */
export interface Batch {
  readonly commands: readonly DecidedCommand[];
  /** In ms since 1970. */
  readonly now: number;
}

export interface Append {
  readonly cached: CachedAggregate;
  /** Without position and numbers, which the log gives. */
  readonly events: readonly Draft[];
  /** With the events. */
  readonly tentative: Folded;
}

/** A new event. Its position and number are filled in when it is in the log. */
export interface Draft {
  readonly fields: { -readonly [Field in keyof RecordedFields]: RecordedFields[Field] };
  /** As JSON. */
  readonly data: string;
  /** Encrypted, in base64. */
  readonly personal: string | null;
  readonly numbered: NewEvent['numbered'];
}

/** Persons whose keys the command needs before it can be decided: its events are about them. */
export interface KeysNeeded {
  readonly persons: readonly string[];
}

/** Decides on the aggregates as they will be. Changes nothing; throws what the decider throws. `now`: RFC 3339. */
export function decideCommand(
  pending: PendingCommand,
  aggregates: readonly CachedAggregate[],
  now: string,
  log: LogIdentity,
): DecidedCommand | KeysNeeded {
  if (pending.refusal) {
    return decided(pending, [], { accepted: false, errors: pending.refusal }, []);
  }
  const loaded = aggregates.map(({ tentative: { state, version } }, index) => ({
    id: pending.references[index]?.id ?? '',
    state,
    version,
  }));
  const decision = pending.decide(loaded, now);
  if (!decision.accepted) return decided(pending, aggregates, decision, []);

  const unknown = personsIn(decision.appends).filter((person) => !pending.personKeys.has(person));
  if (unknown.length > 0) return { persons: unknown };

  const appends: { cached: CachedAggregate; events: Draft[]; tentative: Folded }[] = [];
  for (const { stream, events } of decision.appends) {
    const cached = aggregates.find((each) => each.stream === stream);
    if (!cached) {
      throw new InvalidCommandError(`A command appends to ${stream}, which is none of its aggregates.`);
    }
    if (events.length === 0) continue;
    let append = appends.find((each) => each.cached === cached);
    if (!append) {
      append = { cached, events: [], tentative: cached.tentative };
      appends.push(append);
    }
    for (const event of events) {
      const next = draft(event, cached, append.tentative.version + 1, now, pending, log);
      append.events.push(next);
      append.tentative = fold(cached.aggregate, append.tentative, recordedEvent(next.fields));
    }
  }
  return decided(pending, aggregates, decision, appends);
}

export interface LogIdentity {
  readonly context: ContextName;
  readonly epoch: string;
  readonly schemaVersions: SchemaVersions;
}

const decided = (
  pending: PendingCommand,
  aggregates: readonly CachedAggregate[],
  decision: CommandDecision<JsonValue>,
  appends: readonly Append[],
): DecidedCommand => ({
  pending,
  bases: aggregates.map((cached) => ({ cached, lastEvent: cached.tentative.lastEvent })),
  decision,
  appends,
  claims: (decision.accepted && decision.claims) || [],
  answer: pending.metadata.idempotency
    ? JSON.stringify(decision.accepted ? decision.result : decision.errors)
    : null,
  dataLength: appends.reduce(
    (length, { events }) => events.reduce((sum, { data }) => sum + data.length, length),
    0,
  ),
});

/** The envelope is written out, for an object of that many fields costs several times as much when others are spread into it. */
function draft(
  { event, numbered }: NewEvent,
  { stream, slot }: CachedAggregate,
  version: number,
  recordedAt: string,
  { eventMetadata, personKeys }: PendingCommand,
  { context, epoch, schemaVersions }: LogIdentity,
): Draft {
  const id = timeOrderedId();
  const { type, person } = event;
  const fields: Draft['fields'] = {
    id,
    context,
    stream,
    version,
    position: 0,
    slot,
    epoch,
    schemaVersion: schemaVersions.current(type),
    recordedAt,
    actor: eventMetadata.actor,
    commandId: eventMetadata.commandId,
    cause: eventMetadata.cause,
    correlationId: eventMetadata.correlationId,
    traceparent: eventMetadata.traceparent,
    storeId: eventMetadata.storeId,
    locationId: eventMetadata.locationId,
    type,
    data: event.data,
  };
  // The log puts the number in, and a name must not be there twice.
  const data = JSON.stringify(numbered ? { ...event.data, [numbered.field]: undefined } : event.data);
  if (person === undefined) return { fields, data, personal: null, numbered };
  const key = personKeys.get(person);
  const personal = key && event.personal;
  fields.person = person;
  fields.personal = personal ?? null;
  return {
    fields,
    data,
    personal: personal ? key.encrypt(JSON.stringify(personal), id).toString('base64') : null,
    numbered,
  };
}

function personsIn(appends: readonly { readonly events: readonly NewEvent[] }[]): readonly string[] {
  const persons: string[] = [];
  for (const { events } of appends) {
    for (const { event } of events) {
      if (event.person !== undefined) {
        persons.push(event.person);
      } else if (event.personal !== undefined) {
        throw new InvalidCommandError(
          'An event has personal fields and names no person whose key encrypts them.',
        );
      }
    }
  }
  return persons;
}
