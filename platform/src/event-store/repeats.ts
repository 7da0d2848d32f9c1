import { slotOf } from '@tillgraph/shared-domain/slot';
import type { IdempotencyKeyReused, UserError } from '@tillgraph/shared-domain/user-error';
import type { FirstOutcome } from './batch-result.ts';
import type { PendingCommand } from './pending-command.ts';
import type { CommandMetadata, CommandOutcome, JsonValue } from './port.ts';

/**
 * The outcome of a key's first command for a repeat of it; refused for another command under the same key. Its entities
 * are shown as they are now, so what is read after it must not be older than the log's present end.
 */
export function repeatedOutcome(
  { metadata, references }: PendingCommand,
  first: FirstOutcome,
  { epoch, position }: { readonly epoch: string; readonly position: number },
): CommandOutcome<JsonValue> {
  if (metadata.idempotency?.hash !== first.hash) return keyReused;
  if (!first.accepted) {
    // A refusal's answer is the errors that were remembered.
    return { accepted: false, errors: first.answer as unknown as readonly UserError[], repeated: true };
  }
  const written = first.positions?.map(({ slot }) => slot) ?? [];
  // Where the first wrote nothing, its aggregates are those that the repeat names.
  const slots = new Set([...written, ...references.map(({ stream }) => slotOf(stream))]);
  const positions = [...slots].map((slot) => ({ slot, position }));
  return { accepted: true, result: first.answer, epoch, positions, events: [], repeated: true };
}

/**
 * Repeats of a key whose first command is still under way in this process wait for its outcome, so that a double click
 * costs no second decision. Across processes the log itself sees to it.
 */
export class Repeats {
  private readonly underWay = new Map<
    string,
    { hash: string; outcome: Promise<CommandOutcome<JsonValue>> }
  >();

  async once(
    { actor, idempotency }: CommandMetadata,
    execute: () => Promise<CommandOutcome<JsonValue>>,
  ): Promise<CommandOutcome<JsonValue>> {
    if (!idempotency) return execute();
    const name = JSON.stringify([actor.kind, actor.id, idempotency.key]);
    const first = this.underWay.get(name);
    if (first) {
      const outcome = await first.outcome;
      return first.hash === idempotency.hash ? { ...outcome, repeated: true } : keyReused;
    }
    const outcome = execute();
    this.underWay.set(name, { hash: idempotency.hash, outcome });
    try {
      return await outcome;
    } finally {
      this.underWay.delete(name);
    }
  }
}

const reused: IdempotencyKeyReused = {
  kind: 'IdempotencyKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  message: 'This idempotency key was used for another command: use a new key for each new command.',
  path: ['input', 'idempotencyKey'],
};

const keyReused: CommandOutcome<JsonValue> = { accepted: false, errors: [reused], repeated: false };
