import { randomUUID } from 'node:crypto';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { slotOf } from '@tillgraph/shared-domain/slot';
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

/** Decides on the aggregates as they will be. Changes nothing; throws what the decider throws. */
export function decideCommand(
  pending: PendingCommand,
  aggregates: readonly CachedAggregate[],
  now: number,
  log: LogIdentity,
): DecidedCommand | KeysNeeded {
  if (pending.refusal) {
    return decided(pending, [], { accepted: false, errors: pending.refusal }, [], now);
  }
  const recordedAt = new Date(now).toISOString();
  const loaded = aggregates.map(({ tentative: { state, version } }, index) => ({
    id: pending.references[index]?.id ?? '',
    state,
    version,
  }));
  const decision = pending.decide(loaded, recordedAt);
  if (!decision.accepted) return decided(pending, aggregates, decision, [], now);

  const persons = decision.appends.flatMap(({ events }) => events.flatMap(({ event }) => personOf(event)));
  const unknown = persons.filter((person) => !pending.personKeys.has(person));
  if (unknown.length > 0) return { persons: unknown };

  const appends = new Map<CachedAggregate, { events: Draft[]; tentative: Folded }>();
  for (const { stream, events } of decision.appends) {
    const cached = aggregates.find((each) => each.stream === stream);
    if (!cached) {
      throw new InvalidCommandError(`A command appends to ${stream}, which is none of its aggregates.`);
    }
    const append = appends.get(cached) ?? { events: [], tentative: cached.tentative };
    for (const event of events) {
      const next = draft(event, stream, append.tentative.version + 1, recordedAt, pending, log);
      append.events.push(next);
      append.tentative = fold(cached.aggregate, append.tentative, recordedEvent(next.fields));
    }
    if (append.events.length > 0) appends.set(cached, append);
  }
  const all = [...appends].map(([cached, append]) => ({ cached, ...append }));
  return decided(pending, aggregates, decision, all, now);
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
  now: number,
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
  now,
});

function draft(
  { event, numbered }: NewEvent,
  stream: string,
  version: number,
  recordedAt: string,
  pending: PendingCommand,
  log: LogIdentity,
): Draft {
  const id = randomUUID();
  const key = event.person === undefined ? undefined : pending.personKeys.get(event.person);
  const personal = key && event.personal;
  return {
    fields: {
      id,
      context: log.context,
      stream,
      version,
      position: 0,
      slot: slotOf(stream),
      epoch: log.epoch,
      schemaVersion: log.schemaVersions.current(event.type),
      recordedAt,
      ...pending.eventMetadata,
      ...event,
      ...(event.person !== undefined && { personal: personal ?? null }),
    },
    // The log puts the number in, and a name must not be there twice.
    data: JSON.stringify(numbered ? { ...event.data, [numbered.field]: undefined } : event.data),
    personal: key && personal ? key.encrypt(JSON.stringify(personal), id).toString('base64') : null,
    numbered,
  };
}

function personOf({ person, personal }: NewEvent['event']): string[] {
  if (person === undefined && personal !== undefined) {
    throw new InvalidCommandError(
      'An event has personal fields and names no person whose key encrypts them.',
    );
  }
  return person === undefined ? [] : [person];
}
