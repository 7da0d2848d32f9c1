import { plainArray, textArray } from '../postgres/index.ts';
import type { CachedAggregate } from './aggregate-cache.ts';
import type { DecidedCommand } from './decided-command.ts';

/** The arrays of `append_batch`, in its order, from `b_command` on. */
export function batchParameters(commands: readonly DecidedCommand[]): readonly string[] {
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
  return columns.parameters();
}

/** What each command was decided on: an event in the log, or an earlier command of the batch. */
function addBases(
  columns: Columns,
  index: number,
  { bases }: DecidedCommand,
  lastWriter: ReadonlyMap<CachedAggregate, number>,
): void {
  for (const { cached, lastEvent } of bases) {
    const writer = lastWriter.get(cached);
    if (writer === undefined) {
      columns.baseCommand.push(index);
      columns.baseStream.push(cached.stream);
      columns.baseEvent.push(lastEvent);
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
      columns.eventRecordedAt.push(fields.recordedAt);
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
  readonly dependentCommand: number[] = [];
  readonly dependence: number[] = [];
  readonly eventCommand: number[] = [];
  readonly eventStream: string[] = [];
  readonly eventVersion: number[] = [];
  readonly eventSlot: number[] = [];
  readonly eventId: string[] = [];
  readonly eventType: string[] = [];
  readonly eventSchemaVersion: number[] = [];
  readonly eventRecordedAt: string[] = [];
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

  parameters(): string[] {
    return [
      plainArray(this.baseCommand),
      textArray(this.baseStream),
      plainArray(this.baseEvent),
      plainArray(this.dependentCommand),
      plainArray(this.dependence),
      plainArray(this.eventCommand),
      textArray(this.eventStream),
      plainArray(this.eventVersion),
      plainArray(this.eventSlot),
      plainArray(this.eventId),
      textArray(this.eventType),
      plainArray(this.eventSchemaVersion),
      plainArray(this.eventRecordedAt),
      textArray(this.eventData),
      textArray(this.eventPerson),
      textArray(this.eventPersonal),
      textArray(this.eventMetadata),
      plainArray(this.numberedCommand),
      plainArray(this.numberedEvent),
      textArray(this.numberedCounter),
      textArray(this.numberedField),
      plainArray(this.claimCommand),
      textArray(this.claimScope),
      textArray(this.claimValue),
      textArray(this.claimOwner),
      plainArray(this.claimTake),
      plainArray(this.keyCommand),
      textArray(this.keyIssuerKind),
      textArray(this.keyIssuerId),
      textArray(this.key),
      textArray(this.keyHash),
      plainArray(this.keyAccepted),
      textArray(this.keyAnswer),
      plainArray(this.keyFirst),
      plainArray(this.keyLast),
    ];
  }
}
