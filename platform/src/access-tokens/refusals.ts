/** Why a credential does not count. `unavailable`: it may, but who would know is away. */
export type Refusal = 'invalid' | 'expired' | 'ended' | 'invalidKey' | 'unavailable';

/** What a client is told, for a credential that does not count is never taken for none. */
export const refusalReasons: Readonly<Record<Refusal, string>> = {
  invalid: 'The access token is not valid: sign in again.',
  expired: 'The access token has expired: get a new one by refreshSession.',
  ended: 'The session has ended: sign in again.',
  // No more than this: who guesses is not told how near they are.
  invalidKey: 'The API key is not valid: it is unknown, has expired or was revoked.',
  unavailable: 'Who asks cannot be verified now: try again in a moment.',
};

/** The code of an error that tells it: who would know is away, which is no reason to sign in again. */
export const codeOfRefusal = (reason: Refusal) =>
  reason === 'unavailable' ? 'SUBGRAPH_UNAVAILABLE' : 'UNAUTHENTICATED';
