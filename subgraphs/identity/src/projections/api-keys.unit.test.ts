import { projectionContract, recordedHistory } from '@tillgraph/platform/testing';
import type { ApiKeyEvent } from '@tillgraph/shared-domain/events/identity';
import { apiKeyProjection } from './api-keys.ts';

const lifeOf = (apiKeyId: string): readonly ApiKeyEvent[] => [
  {
    type: 'ApiKeyCreated',
    data: { apiKeyId, name: `Till ${apiKeyId}`, scopes: ['orders:read'], expiresAt: null },
  },
  { type: 'ApiKeyRevoked', data: { apiKeyId } },
];

const history = ['a', 'b', 'c'].flatMap((apiKeyId) =>
  lifeOf(apiKeyId).map((event) => ({ context: 'identity' as const, stream: `api-key-${apiKeyId}`, event })),
);

projectionContract(apiKeyProjection, { api_keys: recordedHistory(history) });
