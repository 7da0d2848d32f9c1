import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { UserError } from '@tillgraph/shared-domain/user-error';
import type { PersonKey, PersonKeys } from '../person-keys/port.ts';
import type { AnyAggregate } from './aggregate-cache.ts';
import type { Command, CommandDecision, CommandMetadata, CommandOutcome, JsonValue } from './port.ts';
import type { EventMetadata } from './recorded-events.ts';

/** A command whose caller waits for its outcome. */
export interface PendingCommand {
  readonly metadata: CommandMetadata;
  readonly references: readonly StreamReference[];
  readonly decide: (
    aggregates: readonly { readonly id: string; readonly state: unknown; readonly version: number }[],
    now: string,
  ) => CommandDecision<JsonValue>;
  readonly resolve: (outcome: CommandOutcome<JsonValue>) => void;
  readonly reject: (error: unknown) => void;
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly eventMetadata: EventMetadata;
  /** Keys of the persons whom its events are about, as far as they were needed yet. */
  readonly personKeys: Map<string, PersonKey | null>;
  /** The log itself refused it, under its lock: another owner has the value that it claims. */
  refusal: readonly UserError[] | null;
  /** It was in a batch that PostgreSQL refused for one command's values, and is sent by itself now. */
  alone: boolean;
  /** Its decision threw once, maybe on what was not so any more. */
  decidedAgain: boolean;
  /** How often it was decided on what was not so any more. */
  lostRaces: number;
  /** Its caller has an answer. */
  answered: boolean;
}

/**
 * What people typed may be short, a phone number say, and be found by trying: so of their input not its hash is kept,
 * but that hash under a key. Reactors and the program itself hash ids.
 */
export function withKeyedHash(command: PendingCommand, personKeys: Pick<PersonKeys, 'keyedHash'>) {
  const { actor, idempotency } = command.metadata;
  if (!idempotency || (actor.kind !== 'user' && actor.kind !== 'apiKey')) return command;
  const keyed = { ...idempotency, hash: personKeys.keyedHash(idempotency.hash) };
  return { ...command, metadata: { ...command.metadata, idempotency: keyed } };
}

export interface StreamReference {
  readonly aggregate: AnyAggregate;
  readonly id: string;
  readonly stream: string;
}

export function pendingCommand<States extends readonly unknown[], Result extends JsonValue>(
  command: Command<States, Result>,
  deadline: number,
  resolve: PendingCommand['resolve'],
  reject: PendingCommand['reject'],
): PendingCommand {
  const { metadata } = command;
  // A mapped tuple of references is an array of them, which the compiler does not see while its length is open.
  const references = command.aggregates as unknown as readonly { aggregate: AnyAggregate; id: string }[];
  return {
    metadata,
    references: references.map(({ aggregate, id }) => ({ aggregate, id, stream: streamOf(aggregate, id) })),
    // The tuple that `decide` takes is made of these references, in their order.
    decide: command.decide as unknown as PendingCommand['decide'],
    resolve,
    reject,
    deadline,
    eventMetadata: {
      actor: metadata.actor,
      commandId: metadata.commandId,
      cause: metadata.cause,
      correlationId: metadata.correlationId,
      traceparent: metadata.traceparent,
      storeId: 'main',
      locationId: 'main',
    },
    personKeys: new Map(),
    refusal: null,
    alone: false,
    decidedAgain: false,
    lostRaces: 0,
    answered: false,
  };
}
