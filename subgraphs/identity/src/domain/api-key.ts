import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { ApiKeyEvent } from '@tillgraph/shared-domain/events/identity';

/** A machine's way in. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  /** Null: never. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly version: number;
};

/** Null: there is no such key. */
export type ApiKeyState = ApiKey | null;

export const apiKey: Aggregate<ApiKeyState, ApiKeyEvent> = {
  category: 'api-key',
  initialState: null,
  evolve,
};

function evolve(state: ApiKeyState, event: Recorded<ApiKeyEvent>): ApiKeyState {
  const { version, recordedAt } = event;
  switch (event.type) {
    case 'ApiKeyCreated': {
      const { apiKeyId: id, name, scopes, expiresAt } = event.data;
      return { id, name, scopes, expiresAt, createdAt: recordedAt, revokedAt: null, version };
    }
    case 'ApiKeyRevoked':
      return state && { ...state, revokedAt: recordedAt, version };
  }
}

/** Whether it lets somebody in. `now`: RFC 3339 in UTC. */
export const counts = ({ revokedAt, expiresAt }: ApiKey, now: string): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);
