import { plainArray, textArray } from '../postgres/index.ts';
import type { CachedAggregate } from './aggregate-cache.ts';
import type { Batch, DecidedCommand } from './decided-command.ts';

/** The parameters of `append_batch`, in its order, from `in_recorded_at` on. */
export function batchParameters({ commands, now }: Batch): readonly (string | null)[] {
  const columns = new Columns();
  const lastWriter = new Map<CachedAggregate, number>();
  for (const [index, command] of commands.entries()) {
    addBases(columns, index, command, lastWriter);
    const firstEvent = columns.eventCommand.length + 1;
    addEvents(columns, index, command);
    addClaims(columns, index, command);
    addKey(columns, index, command, firstEvent);
    for (const { cached } of command.appends) lastWriter.set(cached, index);
  }
  return [new Date(now).toISOString(), ...columns.parameters()];
}

/** What each command was decided on: an event in the log, or an earlier command of the batch. */
function addBases(
  columns: Columns,
  index: number,
  { bases, appends }: DecidedCommand,
  lastWriter: ReadonlyMap<CachedAggregate, number>,
): void {
  for (const { cached, lastEvent } of bases) {
    const writer = lastWriter.get(cached);
    if (writer === undefined) {
      columns.baseCommand.push(index);
      columns.baseStream.push(cached.stream);
      columns.baseEvent.push(lastEvent);
      columns.baseProven.push(
        cached.committed.lastEvent === lastEvent && appends.some((append) => append.cached === cached),
      );
    } else {
      columns.dependentCommand.push(index);
      columns.dependence.push(writer);
    }
  }
}

function addEvents(columns: Columns, index: number, { appends, pending }: DecidedCommand): void {
  if (appends.length === 0) return;
  const metadata = JSON.stringify(pending.eventMetadata);
  for (const { events } of appends) {
    for (const { fields, data, personal, numbered } of events) {
      columns.eventCommand.push(index);
      columns.eventStream.push(fields.stream);
      columns.eventVersion.push(fields.version);
      columns.eventSlot.push(fields.slot);
      columns.eventId.push(fields.id);
      columns.eventType.push(fields.type);
      columns.eventSchemaVersion.push(fields.schemaVersion);
      columns.eventData.push(data);
      columns.eventPerson.push(fields.person ?? null);
      columns.eventPersonal.push(personal);
      columns.eventMetadata.push(metadata);
      if (!numbered) continue;
      columns.numberedCommand.push(index);
      columns.numberedEvent.push(columns.eventCommand.length);
      columns.numberedCounter.push(numbered.counter);
      columns.numberedField.push(numbered.field);
    }
  }
}

function addClaims(columns: Columns, index: number, { claims }: DecidedCommand): void {
  for (const { scope, value, owner, change } of claims) {
    columns.claimCommand.push(index);
    columns.claimScope.push(scope);
    columns.claimValue.push(value);
    columns.claimOwner.push(owner);
    columns.claimTake.push(change === 'take');
  }
}

function addKey(
  columns: Columns,
  index: number,
  { pending, decision, answer }: DecidedCommand,
  firstEvent: number,
): void {
  const { actor, idempotency } = pending.metadata;
  if (!idempotency || answer === null) return;
  columns.keyCommand.push(index);
  columns.keyIssuerKind.push(actor.kind);
  columns.keyIssuerId.push(actor.id);
  columns.key.push(idempotency.key);
  columns.keyHash.push(idempotency.hash);
  columns.keyAccepted.push(decision.accepted);
  columns.keyAnswer.push(answer);
  columns.keyFirst.push(firstEvent);
  columns.keyLast.push(columns.eventCommand.length);
}

class Columns {
  readonly baseCommand: number[] = [];
  readonly baseStream: string[] = [];
  readonly baseEvent: (string | null)[] = [];
  readonly baseProven: boolean[] = [];
  readonly dependentCommand: number[] = [];
  readonly dependence: number[] = [];
  readonly eventCommand: number[] = [];
  readonly eventStream: string[] = [];
  readonly eventVersion: number[] = [];
  readonly eventSlot: number[] = [];
  readonly eventId: string[] = [];
  readonly eventType: string[] = [];
  readonly eventSchemaVersion: number[] = [];
  readonly eventData: string[] = [];
  readonly eventPerson: (string | null)[] = [];
  readonly eventPersonal: (string | null)[] = [];
  readonly eventMetadata: string[] = [];
  readonly numberedCommand: number[] = [];
  readonly numberedEvent: number[] = [];
  readonly numberedCounter: string[] = [];
  readonly numberedField: string[] = [];
  readonly claimCommand: number[] = [];
  readonly claimScope: string[] = [];
  readonly claimValue: string[] = [];
  readonly claimOwner: string[] = [];
  readonly claimTake: boolean[] = [];
  readonly keyCommand: number[] = [];
  readonly keyIssuerKind: string[] = [];
  readonly keyIssuerId: string[] = [];
  readonly key: string[] = [];
  readonly keyHash: string[] = [];
  readonly keyAccepted: boolean[] = [];
  readonly keyAnswer: string[] = [];
  readonly keyFirst: number[] = [];
  readonly keyLast: number[] = [];

  parameters(): (string | null)[] {
    return [
      plain(this.baseCommand),
      text(this.baseStream),
      plain(this.baseEvent),
      plain(this.baseProven),
      plain(this.dependentCommand),
      plain(this.dependence),
      plain(this.eventCommand),
      text(this.eventStream),
      plain(this.eventVersion),
      plain(this.eventSlot),
      plain(this.eventId),
      text(this.eventType),
      plain(this.eventSchemaVersion),
      lines(this.eventData),
      text(this.eventPerson),
      text(this.eventPersonal),
      lines(this.eventMetadata),
      plain(this.numberedCommand),
      plain(this.numberedEvent),
      text(this.numberedCounter),
      text(this.numberedField),
      plain(this.claimCommand),
      text(this.claimScope),
      text(this.claimValue),
      text(this.claimOwner),
      plain(this.claimTake),
      plain(this.keyCommand),
      text(this.keyIssuerKind),
      text(this.keyIssuerId),
      text(this.key),
      text(this.keyHash),
      plain(this.keyAccepted),
      lines(this.keyAnswer),
      plain(this.keyFirst),
      plain(this.keyLast),
    ];
  }
}

const plain = (values: Parameters<typeof plainArray>[0]): string | null =>
  hasValue(values) ? plainArray(values) : null;

const text = (values: readonly (string | null)[]): string | null =>
  hasValue(values) ? textArray(values) : null;

/** JSON texts, of which none has a line break: to quote each of their quotes cost more than all else here. */
const lines = (texts: readonly string[]): string | null => (texts.length > 0 ? texts.join('\n') : null);

const hasValue = (values: readonly unknown[]): boolean => values.some((value) => value !== null);
