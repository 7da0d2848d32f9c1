import { type FindApiKey, isHashOfApiKey } from '@tillgraph/platform/api-keys';
import type { ContextRuntime } from '@tillgraph/platform/subgraph';
import { currentState } from '../commands/current-state.ts';
import { apiKey, counts } from '../domain/api-key.ts';
import type { LastUses } from './last-uses.ts';
import type { StoredKeys } from './stored-keys.ts';

/** Who asks has the key before them, or had it a minute ago: so the key is in use. */
export function createFindApiKey(runtime: ContextRuntime, keys: StoredKeys, lastUses: LastUses): FindApiKey {
  return async (hash) => {
    if (!isHashOfApiKey(hash)) return null;
    const id = await keys.idOf(hash);
    const key = id === undefined ? null : await currentState(runtime, apiKey, id);
    const now = runtime.now();
    if (!key || !counts(key, now.toISOString())) return null;
    lastUses.note(key.id, now);
    return { id: key.id, scopes: [...key.scopes], expiresAt: key.expiresAt };
  };
}
