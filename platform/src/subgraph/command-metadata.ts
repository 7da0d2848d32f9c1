import { createHash } from 'node:crypto';
import type { Actor, Cause, Recorded } from '@tillgraph/shared-domain/event';
import type { CommandMetadata } from '../event-store/port.ts';
import { timeOrderedId } from '../ids/time-ordered-id.ts';

/** Of the mutation and its input without what may differ between repeats of one command. */
export function commandHash(mutation: string, input: Readonly<Record<string, unknown>>): string {
  const { idempotencyKey: _key, awaitOutcomeMs: _wait, ...rest } = input;
  return createHash('sha256').update(mutation).update('\0').update(canonicalJson(rest)).digest('base64url');
}

/** Keys in order: the same command, however a client writes it. Null is kept, for it clears what absence leaves. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** For the command that a reactor gives in answer to an event: its key comes from the event, so delivery may repeat. */
export function reactorMetadata(reactor: string, event: Recorded): CommandMetadata {
  return {
    commandId: timeOrderedId(),
    actor: { kind: 'reactor', id: reactor },
    correlationId: event.correlationId,
    cause: causeOf(event),
    traceparent: event.traceparent,
    idempotency: { key: event.id, hash: `${event.type}/${event.id}` },
  };
}

/** For what the program does by itself, such as a time-out: `key` names the one effect that it may have. */
export function systemMetadata(name: string, key: string): CommandMetadata {
  const commandId = timeOrderedId();
  const actor: Actor = { kind: 'system', id: name };
  return {
    commandId,
    actor,
    correlationId: commandId,
    cause: null,
    traceparent: null,
    idempotency: { key, hash: key },
  };
}

const causeOf = (event: Recorded): Cause => ({
  eventId: event.id,
  context: event.context,
  epoch: event.epoch,
  slot: event.slot,
  position: event.position,
});
