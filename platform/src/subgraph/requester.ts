import { type AccessClaims, type AccessTokenVerifier, refusalReasons } from '../access-tokens/index.ts';
import { type AssertionVerifier, looksLikeAssertion } from '../assertions/index.ts';
import { unauthenticated } from './errors.ts';
import type { Principal, SubgraphRequest } from './port.ts';

/** Who asks. */
export interface Requester {
  readonly principal: Principal;
  /** Of a user who came by himself; what a gateway asks for, it ends itself. */
  readonly session?: Session;
}

export interface Session {
  readonly claims: AccessClaims;
  readonly accessTokens: AccessTokenVerifier;
}

/** Whether users' own access tokens count: undefined while it is not known which sessions have ended. */
export type UserAccess = () => AccessTokenVerifier | undefined;

export interface RequesterVerifiers {
  readonly verifyAssertion: AssertionVerifier;
  /** Undefined where only a gateway can ask. */
  readonly userAccess: UserAccess | undefined;
}

/**
 * A gateway brings an assertion, a user his access token. What it says it is only chooses who verifies it: keys, issuers,
 * audiences and types all differ. Throws UNAUTHENTICATED for what does not count.
 */
export async function requesterOf(
  { headers: { authorization } }: SubgraphRequest,
  { verifyAssertion, userAccess }: RequesterVerifiers,
): Promise<Requester> {
  if (authorization === undefined || authorization === '') {
    return { principal: { kind: 'anonymous' } };
  }
  const credential = authorization.replace(/^Bearer +/i, '');
  if (!userAccess || looksLikeAssertion(credential)) {
    const principal = await verifyAssertion(credential);
    if (principal === null) throw unauthenticated('The assertion is invalid or too old.');
    return { principal };
  }
  const accessTokens = userAccess();
  if (!accessTokens) throw unauthenticated('Access tokens do not count here yet: ask the gateway.');
  const verified = await accessTokens.verify(credential);
  if (!verified.ok) throw unauthenticated(refusalReasons[verified.reason]);
  return { principal: verified.principal, session: { claims: verified.claims, accessTokens } };
}
