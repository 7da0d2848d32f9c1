import type { GraphQLError } from 'graphql';
import { gatewayError } from '../errors.ts';
import type { Authentication } from './access-tokens.ts';

type Reason = Extract<Authentication, { ok: false }>['reason'];

/** Refuses the whole request: a token that does not count is never taken for none. */
export const unauthenticated = (reason: Reason): GraphQLError =>
  gatewayError('UNAUTHENTICATED', unauthenticatedReasons[reason], {
    http: { status: 401, headers: new Map([['www-authenticate', 'Bearer error="invalid_token"']]) },
  });

export const unauthenticatedReasons: Readonly<Record<Reason, string>> = {
  invalid: 'The access token is not valid: sign in again.',
  expired: 'The access token has expired: get a new one by refreshSession.',
  ended: 'The session has ended: sign in again.',
};
