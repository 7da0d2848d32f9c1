import * as z from 'zod';

/** What identity tells of an API key that counts. */
const foundApiKey = z.object({
  id: z.string(),
  scopes: z.array(z.string()),
  /** RFC 3339; null: never. */
  expiresAt: z.string().nullable(),
});
export type FoundApiKey = Readonly<z.infer<typeof foundApiKey>>;

/**
 * Whose key has this hash; null: nobody's, or it counts no longer. Rejects when that cannot be told now. The answer is
 * no credential, and nobody learns it who does not have the key: so who asks need not say who they are.
 */
export type FindApiKey = (hash: string) => Promise<FoundApiKey | null>;

/** Where identity's port tells it, as its `path` is asked with `hash`. */
export const apiKeyPath = '/api-key';

const answer = z.object({ apiKey: foundApiKey.nullable() });
export type ApiKeyAnswer = Readonly<z.infer<typeof answer>>;

/** `url`: any address on identity's port. */
export function fetchApiKey(url: string): FindApiKey {
  return async (hash) => {
    const address = new URL(`${apiKeyPath}?hash=${hash}`, url);
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw new Error(`${address.origin}${apiKeyPath} answered ${response.status}.`);
    return answer.parse(await response.json()).apiKey;
  };
}

/** ms. */
const patience = 5_000;
