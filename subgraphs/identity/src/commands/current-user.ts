import { type ContextRuntime, systemMetadata } from '@tillgraph/platform/subgraph';
import { type UserState, user } from '../domain/user.ts';

/**
 * The user as of now, whichever process changed them last: a command that changes nothing is decided, like all, on
 * what the log holds under its lock. Whether someone may come in is not read from a cache.
 */
export async function currentUser({ log }: ContextRuntime, userId: string): Promise<UserState> {
  const outcome = await log.execute<readonly [UserState], UserState>({
    metadata: { ...systemMetadata('sessions', userId), idempotency: null },
    aggregates: [{ aggregate: user, id: userId }],
    decide: ([{ state }]) => ({ accepted: true, appends: [], result: state }),
  });
  return outcome.accepted ? outcome.result : null;
}
