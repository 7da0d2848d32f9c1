/** How identity signs access tokens (JWT), and what whoever takes them expects of them. */
export const accessTokens = {
  algorithm: 'EdDSA',
  issuer: 'tillgraph-identity',
  audience: 'tillgraph',
  /** ms. No setting lets one live longer. */
  longestLifetime: 24 * 60 * 60 * 1000,
} as const;
