import type { CredentialVerifier, Grant } from '../access-tokens/index.ts';
import { type AssertionVerifier, looksLikeAssertion } from '../assertions/index.ts';
import { refusedCredential, unauthenticated } from './errors.ts';
import type { Principal, SubgraphRequest } from './port.ts';

/** Who asks. */
export interface Requester {
  readonly principal: Principal;
  /** A gateway asks, on behalf of the principal. */
  readonly byGateway: boolean;
  /** Of who came without a gateway; what a gateway asks for, it ends itself. */
  readonly session?: Session;
}

export interface Session {
  readonly grant: Grant;
  readonly credentials: CredentialVerifier;
}

/** What users' own access tokens and API keys are verified by: undefined while it is not known which have ended. */
export type UserAccess = () => CredentialVerifier | undefined;

export interface RequesterVerifiers {
  readonly verifyAssertion: AssertionVerifier;
  /** Undefined where only a gateway can ask. */
  readonly userAccess: UserAccess | undefined;
}

/**
 * A gateway brings an assertion, a user his access token, a machine its API key. What it says it is only chooses who verifies it: keys, issuers,
 * audiences and types all differ. Throws UNAUTHENTICATED for what does not count, SUBGRAPH_UNAVAILABLE when nobody can say.
 */
export async function requesterOf(
  { headers: { authorization } }: SubgraphRequest,
  { verifyAssertion, userAccess }: RequesterVerifiers,
): Promise<Requester> {
  if (authorization === undefined || authorization === '') {
    return { principal: { kind: 'anonymous' }, byGateway: false };
  }
  const credential = authorization.replace(/^Bearer +/i, '');
  if (!userAccess || looksLikeAssertion(credential)) {
    const principal = await verifyAssertion(credential);
    if (principal === null) throw unauthenticated('The assertion is invalid or too old.');
    return { principal, byGateway: true };
  }
  const credentials = userAccess();
  if (!credentials) throw unauthenticated('Access tokens do not count here yet: ask the gateway.');
  const verified = await credentials.verify(credential);
  if (!verified.ok) throw refusedCredential(verified.reason);
  const { principal, grant } = verified;
  return { principal, byGateway: false, session: { grant, credentials } };
}
