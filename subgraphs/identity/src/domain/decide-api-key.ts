import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { ApiKeyEvent } from '@tillgraph/shared-domain/events/identity';
import { invalidInput, notFound } from '@tillgraph/shared-domain/user-error';
import type { ApiKeyState } from './api-key.ts';

export type ApiKeyCommand =
  | {
      readonly type: 'CreateApiKey';
      readonly apiKeyId: string;
      readonly name: string;
      readonly scopes: readonly string[];
      /** RFC 3339 in UTC; null: never. */
      readonly expiresAt: string | null;
    }
  | { readonly type: 'RevokeApiKey' };

/** `now`: RFC 3339 in UTC. */
export function decideApiKey(command: ApiKeyCommand, state: ApiKeyState, now: string): Decision<ApiKeyEvent> {
  if (command.type === 'CreateApiKey') {
    const { type: _type, ...data } = command;
    return data.expiresAt !== null && data.expiresAt <= now
      ? refuse(invalidInput('Give a time that is still to come, or none.', ['input', 'expiresAt']))
      : accept({ type: 'ApiKeyCreated', data });
  }
  if (state === null) {
    return refuse(
      notFound('There is no such API key: take the id from the list of keys.', ['input', 'apiKeyId']),
    );
  }
  return state.revokedAt === null
    ? accept({ type: 'ApiKeyRevoked', data: { apiKeyId: state.id } })
    : accept();
}
