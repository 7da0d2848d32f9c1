import * as z from 'zod';

export const assertionAlgorithm = 'EdDSA';
export const assertionIssuer = 'tillgraph-gateway';

/** What an assertion says beside the registered claims; `scope` is separated by spaces. */
export const assertionClaims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), sub: z.string(), sid: z.string(), scope: z.string() }),
  z.object({ kind: z.literal('apiKey'), sub: z.string(), scope: z.string() }),
  z.object({ kind: z.literal('scopes'), scope: z.string() }),
]);

export type AssertionClaims = z.infer<typeof assertionClaims>;
