/** How identity signs access tokens (JWT), and what whoever takes them expects of them. */
export const accessTokens = {
  algorithm: 'EdDSA',
  /** Of a token's header, by RFC 9068: nothing else that is signed can be taken for one. */
  type: 'at+jwt',
  issuer: 'tillgraph-identity',
  audience: 'tillgraph',
  /** ms. No setting lets one live longer. */
  longestLifetime: 24 * 60 * 60 * 1000,
} as const;
