import type { Slot } from '@tillgraph/shared-domain/slot';
import type { UserError } from '@tillgraph/shared-domain/user-error';
import type { AggregateCache, CachedAggregate } from './aggregate-cache.ts';
import type { WrittenBatch } from './batch-result.ts';
import type { Append, Batch, DecidedCommand, Draft } from './decided-command.ts';
import type { PendingCommand } from './pending-command.ts';
import type { CommandOutcome, JsonValue, LogPosition } from './port.ts';
import { type RecordedFields, recordedEvent } from './recorded-events.ts';
import { repeatedOutcome } from './repeats.ts';

export interface Settlement {
  readonly answers: readonly {
    readonly command: PendingCommand;
    readonly outcome: CommandOutcome<JsonValue>;
  }[];
  /** To be decided anew. */
  readonly again: readonly PendingCommand[];
  /** With the version that each had before. */
  readonly changed: ReadonlyMap<CachedAggregate, number>;
  /** What was written, in the order of the log. */
  readonly written: readonly RecordedFields[];
  /** The log's last that is known now. */
  readonly position: number;
}

/**
 * Takes in what has become of a batch (null: nothing was written): aggregates get their events, and each command an
 * answer or another try.
 */
export function settleBatch(
  { commands, now }: Batch,
  result: WrittenBatch | null,
  cache: AggregateCache,
  epoch: string,
): Settlement {
  const answers: { command: PendingCommand; outcome: CommandOutcome<JsonValue> }[] = [];
  const again: PendingCommand[] = [];
  const changed = new Map<CachedAggregate, number>();
  const leftOut = new Set(result ? result.leftOut : commands.keys());
  const accepted = commands.filter((_, index) => !leftOut.has(index));
  const written: RecordedFields[] = [];

  let position = result?.position ?? 0;
  if (result?.numbers) fillInNumbers(accepted, result.numbers);
  const recordedAt = new Date(Math.max(now, result?.recordedAt ?? 0)).toISOString();
  for (const command of accepted) {
    for (const { cached, events } of command.appends) {
      release(cached, events);
      if (!changed.has(cached)) changed.set(cached, cached.committed.version);
      for (const { fields } of events) {
        position += 1;
        fields.position = position;
        fields.recordedAt = recordedAt;
        cached.commit(recordedEvent(fields));
        written.push(fields);
      }
    }
    answers.push({ command: command.pending, outcome: firstOutcome(command, epoch, position) });
  }

  // After all that was written, so that each aggregate starts again from the newest committed state.
  const stale = new Set(result?.stale);
  const dependent = new Set(result?.dependent);
  for (const index of leftOut) {
    const command = commands[index];
    if (!command) continue;
    for (const { cached, events } of command.appends) {
      release(cached, events);
      cache.supersede(cached, false);
    }
    const isStale = command.bases.some(({ cached }) => stale.has(cached.stream));
    for (const { cached } of command.bases) if (stale.has(cached.stream)) cache.supersede(cached, true);
    const repeated = result?.repeated?.find((first) => first.command === index);
    if (repeated) {
      answers.push({
        command: command.pending,
        outcome: repeatedOutcome(command.pending, repeated, { epoch, position }),
      });
      continue;
    }
    const refusal = isStale || dependent.has(index) ? [] : takenClaims(command, index, result);
    if (refusal.length === 0) {
      if (result) command.pending.lostRaces += 1;
      again.push(command.pending);
    } else if (command.pending.metadata.idempotency) {
      // Said by the log under its lock; it goes there once more to be remembered under the key.
      command.pending.refusal = refusal;
      again.push(command.pending);
    } else {
      answers.push({
        command: command.pending,
        outcome: { accepted: false, errors: refusal, repeated: false },
      });
    }
  }
  return { answers, again, changed, written, position };
}

function release(cached: CachedAggregate, events: readonly Draft[]): void {
  cached.writing -= 1;
  if (events.some(({ numbered }) => numbered)) cached.numbering -= 1;
}

/** The log counts on from the counters' last numbers in the order of events. */
function fillInNumbers(
  accepted: readonly DecidedCommand[],
  lastNumbers: Readonly<Record<string, number>>,
): void {
  const drafts = accepted.flatMap(({ appends }) => appends.flatMap(({ events }) => events));
  const next = { ...lastNumbers };
  for (const { fields, numbered } of drafts.reverse()) {
    if (!numbered) continue;
    const number = next[numbered.counter] ?? 0;
    fields.data = { ...fields.data, [numbered.field]: number };
    next[numbered.counter] = number - 1;
  }
}

/** `position`: the log's last with the command's own events. */
function firstOutcome(
  { decision, appends, bases }: DecidedCommand,
  epoch: string,
  position: number,
): CommandOutcome<JsonValue> {
  if (!decision.accepted) return { accepted: false, errors: decision.errors, repeated: false };
  // The answer of one that wrote nothing shows what others wrote, so what is read after it must not be older.
  const positions =
    appends.length > 0
      ? lastBySlot(appends)
      : [...new Set(bases.map(({ cached }) => cached.slot))].map((slot) => ({ slot, position }));
  const events = appends.flatMap((append) => append.events.map(({ fields }) => recordedEvent(fields)));
  return { accepted: true, result: decision.result, epoch, positions, events, repeated: false };
}

function lastBySlot(appends: readonly Append[]): readonly LogPosition[] {
  const positions: { slot: Slot; position: number }[] = [];
  for (const { cached, events } of appends) {
    const position = events.at(-1)?.fields.position ?? 0;
    const sameSlot = positions.find(({ slot }) => slot === cached.slot);
    if (sameSlot) sameSlot.position = position;
    else positions.push({ slot: cached.slot, position });
  }
  return positions;
}

const takenClaims = (
  { claims }: DecidedCommand,
  index: number,
  result: WrittenBatch | null,
): readonly UserError[] =>
  claims.flatMap(({ scope, value, change, taken }) => {
    const other = result?.taken?.find(
      (each) => each.command === index && each.scope === scope && each.value === value,
    );
    return other && change === 'take' ? [taken(other.owner)] : [];
  });
