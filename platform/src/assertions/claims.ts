import * as z from 'zod';

export const assertionAlgorithm = 'EdDSA';
/** Of its header: nothing else that is signed can be taken for an assertion, nor an assertion for a user's token. */
export const assertionType = 'tillgraph-assertion+jwt';
/** The same of all, so that its text tells an assertion. */
export const assertionHeader = { alg: assertionAlgorithm, typ: assertionType } as const;
export const assertionAudience = 'tillgraph-subgraphs';
export const assertionIssuer = 'tillgraph-gateway';

/** What an assertion says beside the registered claims; `scope` is separated by spaces. */
export const assertionClaims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), sub: z.string(), sid: z.string(), scope: z.string() }),
  z.object({ kind: z.literal('apiKey'), sub: z.string(), scope: z.string() }),
  z.object({ kind: z.literal('scopes'), scope: z.string() }),
  z.object({ kind: z.literal('anonymous') }),
]);

export type AssertionClaims = z.infer<typeof assertionClaims>;
