import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ApiKeyEvent } from '@tillgraph/shared-domain/events/identity';
import { type ApiKey, apiKey } from '../domain/api-key.ts';

/** What is read of an API key is what the write side folds; when it was used last is no event. */
export type ApiKeyDocument = ApiKey;

export const apiKeys: CollectionDefinition<ApiKeyDocument> = {
  name: 'api_keys',
  indexes: [{ name: 'by_created', fields: [{ path: 'createdAt', type: 'text' }] }],
};

export const apiKeyProjection = defineProjection<ApiKeyEvent>({
  name: 'api-keys',
  version: 1,
  collections: [apiKeys],
  handles: { identity: ['ApiKeyCreated', 'ApiKeyRevoked'] },
  apply: (event) => [
    change(apiKeys, event.data.apiKeyId, (document) => apiKey.evolve(document ?? null, event) ?? undefined),
  ],
});
