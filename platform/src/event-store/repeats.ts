import type { IdempotencyKeyReused, UserError } from '@tillgraph/shared-domain/user-error';
import type { FirstOutcome } from './batch-result.ts';
import type { CommandMetadata, CommandOutcome, JsonValue } from './port.ts';

/** The outcome of a key's first command for a repeat of it; refused for another command under the same key. */
export function repeatedOutcome(
  hash: string | undefined,
  first: FirstOutcome,
  epoch: string,
): CommandOutcome<JsonValue> {
  if (hash !== first.hash) return keyReused;
  return first.accepted
    ? { accepted: true, result: first.answer, epoch, positions: first.positions ?? [], repeated: true }
    : // A refusal's answer is the errors that were remembered.
      { accepted: false, errors: first.answer as unknown as readonly UserError[], repeated: true };
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
