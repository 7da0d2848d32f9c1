import type { Recorded } from '@tillgraph/shared-domain/event';
import { parseInput } from '@tillgraph/shared-domain/input';
import type { UserError } from '@tillgraph/shared-domain/user-error';
import type { z } from 'zod';
import type { CommandMetadata, CommandOutcome, JsonValue } from '../event-store/port.ts';
import { encodeConsistencyToken } from '../read-models/index.ts';
import type { ContextRuntime, RequestContext } from './port.ts';

export interface Mutation<Schema extends z.ZodType, Result extends JsonValue, Payload extends object> {
  readonly name: string;
  readonly input: Schema;
  /** Fields of the input that no hash may cover: passwords. */
  readonly secrets?: readonly string[];
  readonly execute: (
    input: z.output<Schema>,
    metadata: CommandMetadata,
    request: RequestContext,
  ) => Promise<CommandOutcome<Result>>;
  /**
   * The payload's entities, as they are now; read from the log, so that they show the mutation's effect. `appended` is
   * what there is no need to read: what it has just written; nothing, when it repeats another.
   */
  readonly payload: (
    result: Result,
    request: RequestContext,
    appended: readonly Recorded[],
  ) => Promise<Payload>;
}

/** A payload: its entities when accepted, else why not. Fields that are absent are null. */
export type MutationAnswer<Payload extends object> = Partial<Payload> & {
  readonly consistencyToken?: string;
  readonly userErrors: readonly UserError[];
};

/**
 * The resolver of a mutation: checks the input, waits until what the caller has seen is here too, gives the command,
 * and answers with its outcome. Refusals are userErrors.
 */
export function mutation<Schema extends z.ZodType, Result extends JsonValue, Payload extends object>(
  runtime: ContextRuntime,
  definition: Mutation<Schema, Result, Payload>,
) {
  return (
    _parent: unknown,
    args: { readonly input: object },
    request: RequestContext,
  ): Promise<MutationAnswer<Payload>> => answer(runtime, definition, args.input, request);
}

async function answer<Schema extends z.ZodType, Result extends JsonValue, Payload extends object>(
  runtime: ContextRuntime,
  definition: Mutation<Schema, Result, Payload>,
  input: object,
  request: RequestContext,
) {
  const parsed = parseInput(definition.input, input);
  if (!parsed.ok) return refused<Payload>(parsed.errors);
  await request.ready();
  const hashed = Object.entries(input).filter(([field]) => !definition.secrets?.includes(field));
  const metadata = request.metadata(definition.name, Object.fromEntries(hashed));
  const outcome = await definition.execute(parsed.value, metadata, request);
  if (!outcome.accepted) return refused<Payload>(outcome.errors);
  request.seen([{ context: runtime.context, epoch: outcome.epoch, positions: outcome.positions }]);
  const payload: Partial<Payload> = await definition.payload(outcome.result, request, outcome.events);
  return { ...payload, consistencyToken: encodeConsistencyToken(request.produced()), userErrors: [] };
}

/** With no entity: every field that the payload could have is absent. */
function refused<Payload extends object>(userErrors: readonly UserError[]) {
  const none: Partial<Payload> = {};
  return { ...none, userErrors };
}
