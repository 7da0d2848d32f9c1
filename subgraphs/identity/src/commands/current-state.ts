import type { JsonValue } from '@tillgraph/platform/event-store';
import { type ContextRuntime, systemMetadata } from '@tillgraph/platform/subgraph';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';

/**
 * The aggregate as of now, whichever process changed it last: a command that changes nothing is decided, like all, on
 * what the log holds under its lock. Whether someone may come in is not read from a cache.
 */
export async function currentState<State extends JsonValue>(
  { log }: ContextRuntime,
  aggregate: Aggregate<State, never>,
  id: string,
): Promise<State> {
  const outcome = await log.execute<readonly [State], State>({
    metadata: { ...systemMetadata('current-state', id), idempotency: null },
    aggregates: [{ aggregate, id }],
    decide: ([{ state }]) => ({ accepted: true, appends: [], result: state }),
  });
  return outcome.accepted ? outcome.result : aggregate.initialState;
}
