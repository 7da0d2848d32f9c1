import { slotOf } from '@tillgraph/shared-domain/slot';
import type { UserError } from '@tillgraph/shared-domain/user-error';
import type { AggregateCache, CachedAggregate } from './aggregate-cache.ts';
import type { WrittenBatch } from './batch-result.ts';
import type { DecidedCommand, Draft } from './decided-command.ts';
import type { PendingCommand } from './pending-command.ts';
import type { CommandOutcome, JsonValue, LogPosition } from './port.ts';
import { recordedEvent } from './recorded-events.ts';
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
  /** The log's last that is known now. */
  readonly position: number;
}

/**
 * Takes in what has become of a batch (null: nothing was written): aggregates get their events, and each command an
 * answer or another try.
 */
export function settleBatch(
  commands: readonly DecidedCommand[],
  result: WrittenBatch | null,
  cache: AggregateCache,
  epoch: string,
): Settlement {
  const answers: { command: PendingCommand; outcome: CommandOutcome<JsonValue> }[] = [];
  const again: PendingCommand[] = [];
  const changed = new Map<CachedAggregate, number>();
  const leftOut = new Set(result ? result.leftOut : commands.keys());
  const written = commands.filter((_, index) => !leftOut.has(index));

  let position = result?.position ?? 0;
  if (result) fillInNumbers(written, result.numbers ?? {});
  for (const command of written) {
    const positions = new Map<number, number>();
    const recordedAt = new Date(Math.max(command.now, result?.recordedAt ?? 0)).toISOString();
    for (const { cached, events } of command.appends) {
      release(cached, events);
      if (!changed.has(cached)) changed.set(cached, cached.committed.version);
      for (const { fields } of events) {
        position += 1;
        fields.position = position;
        fields.recordedAt = recordedAt;
        positions.set(fields.slot, position);
        cached.commit(recordedEvent(fields));
      }
    }
    if (command.appends.length === 0) {
      // Its answer shows what others wrote, so what is read after it must not be older.
      for (const { cached } of command.bases) positions.set(slotOf(cached.stream), position);
    }
    answers.push({ command: command.pending, outcome: firstOutcome(command, epoch, positions) });
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
  return { answers, again, changed, position };
}

function release(cached: CachedAggregate, events: readonly Draft[]): void {
  cached.writing -= 1;
  if (events.some(({ numbered }) => numbered)) cached.numbering -= 1;
}

/** The log counts on from the counters' last numbers in the order of events. */
function fillInNumbers(
  written: readonly DecidedCommand[],
  lastNumbers: Readonly<Record<string, number>>,
): void {
  const drafts = written.flatMap(({ appends }) => appends.flatMap(({ events }) => events));
  const next = { ...lastNumbers };
  for (const { fields, numbered } of drafts.reverse()) {
    if (!numbered) continue;
    const number = next[numbered.counter] ?? 0;
    fields.data = { ...fields.data, [numbered.field]: number };
    next[numbered.counter] = number - 1;
  }
}

function firstOutcome(
  { decision }: DecidedCommand,
  epoch: string,
  positions: ReadonlyMap<number, number>,
): CommandOutcome<JsonValue> {
  if (!decision.accepted) return { accepted: false, errors: decision.errors, repeated: false };
  const bySlot: LogPosition[] = [...positions].map(([slot, position]) => ({ slot, position }));
  return { accepted: true, result: decision.result, epoch, positions: bySlot, repeated: false };
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
