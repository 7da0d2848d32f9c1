import {
  type Connection,
  type ConnectionArguments,
  connection,
  type RequestContext,
} from '@tillgraph/platform/subgraph';
import type { LastUses } from '../api-keys/last-uses.ts';
import { type ApiKeyDocument, apiKeys } from '../projections/api-keys.ts';

/** An API key in an answer. */
export type UsedApiKey = ApiKeyDocument & { readonly lastUsedAt: string | null };

export async function findApiKeys(
  request: RequestContext,
  args: ConnectionArguments,
  lastUses: LastUses,
): Promise<Connection<UsedApiKey>> {
  const found = await connection(request.read(apiKeys), args, {
    orderBy: [{ path: 'createdAt', type: 'text' }],
  });
  const times = await lastUses.of(found.edges.map(({ node }) => node.id));
  return { ...found, edges: found.edges.map(({ cursor, node }) => ({ cursor, node: used(node, times) })) };
}

export async function withLastUse(
  key: ApiKeyDocument | null | undefined,
  lastUses: LastUses,
): Promise<UsedApiKey | null> {
  return key ? used(key, await lastUses.of([key.id])) : null;
}

const used = (key: ApiKeyDocument, times: ReadonlyMap<string, Date>): UsedApiKey => ({
  ...key,
  lastUsedAt: times.get(key.id)?.toISOString() ?? null,
});
