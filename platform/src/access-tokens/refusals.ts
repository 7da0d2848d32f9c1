/** Why an access token does not count. */
export type Refusal = 'invalid' | 'expired' | 'ended';

/** What a client is told, for a token that does not count is never taken for none. */
export const refusalReasons: Readonly<Record<Refusal, string>> = {
  invalid: 'The access token is not valid: sign in again.',
  expired: 'The access token has expired: get a new one by refreshSession.',
  ended: 'The session has ended: sign in again.',
};
