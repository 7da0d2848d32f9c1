import type { Authentication } from './access-tokens.ts';

type Reason = Extract<Authentication, { ok: false }>['reason'];

/** Why a whole request is refused, for a token that does not count is never taken for none. */
export const unauthenticatedReasons: Readonly<Record<Reason, string>> = {
  invalid: 'The access token is not valid: sign in again.',
  expired: 'The access token has expired: get a new one by refreshSession.',
  ended: 'The session has ended: sign in again.',
};
