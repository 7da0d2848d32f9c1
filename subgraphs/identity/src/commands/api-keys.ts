import { newApiKey } from '@tillgraph/platform/api-keys';
import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn, type RequestContext } from '@tillgraph/platform/subgraph';
import { dateTime, id, idempotencyKey, list, optional, text } from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import type { StoredKeys } from '../api-keys/stored-keys.ts';
import { apiKey } from '../domain/api-key.ts';
import { decideApiKey } from '../domain/decide-api-key.ts';
import { allScopes } from '../domain/roles.ts';

export const createApiKeyInput = z.object({
  idempotencyKey,
  name: text({ min: 1, max: 200 }),
  scopes: list(z.enum(allScopes, 'There is no such scope: give some of those that your own user has.'), {
    min: 1,
    max: allScopes.length,
    things: 'scopes',
  }),
  expiresAt: optional(dateTime),
});

export const revokeApiKeyInput = z.object({ idempotencyKey: optional(idempotencyKey), apiKeyId: id });

export function apiKeyCommands({ log, newId }: ContextRuntime, keys: StoredKeys) {
  return {
    /** `secret`: told once, in the answer to the command that made the key; remembered nowhere. */
    async create(
      { name, scopes, expiresAt }: z.output<typeof createApiKeyInput>,
      metadata: CommandMetadata,
      request: RequestContext,
    ): Promise<CommandOutcome<{ readonly apiKeyId: string; readonly secret: string | null }>> {
      // Nobody gives what they do not have.
      for (const scope of scopes) request.requireScope(scope);
      const apiKeyId = newId();
      const { key: secret, hash } = newApiKey();
      // In the order that `StoredKeys` explains. When the command throws, its event may be in the log all the same.
      await keys.add(apiKeyId, hash);
      const outcome = await executeOn(log, {
        aggregate: apiKey,
        id: apiKeyId,
        metadata,
        decide: (state, now) =>
          decideApiKey(
            {
              type: 'CreateApiKey',
              apiKeyId,
              name,
              scopes: allScopes.filter((each) => scopes.includes(each)),
              expiresAt,
            },
            state,
            now,
          ),
        result: { apiKeyId },
      });
      const isNew = outcome.accepted && outcome.result.apiKeyId === apiKeyId;
      if (!isNew) await keys.remove(apiKeyId);
      return outcome.accepted
        ? { ...outcome, result: { ...outcome.result, secret: isNew ? secret : null } }
        : outcome;
    },

    revoke: ({ apiKeyId }: z.output<typeof revokeApiKeyInput>, metadata: CommandMetadata) =>
      executeOn(log, {
        aggregate: apiKey,
        id: apiKeyId,
        metadata,
        decide: (state, now) => decideApiKey({ type: 'RevokeApiKey' }, state, now),
        result: { apiKeyId },
      }),
  };
}
