import type { AccessClaims, AccessTokenVerifier, Refusal } from '@tillgraph/platform/access-tokens';
import type { AssertionSigner } from '@tillgraph/platform/assertions';
import type { Principal } from '@tillgraph/platform/subgraph';
import { type Caller, createCaller } from './caller.ts';

/** Who sent a request, or why it is refused as a whole. */
export type Authentication =
  | { readonly ok: true; readonly caller: Caller; readonly claims: AccessClaims | undefined }
  | { readonly ok: false; readonly reason: Refusal };

export interface Authenticator {
  /** `authorization` as it was sent; none, or an empty one, is anonymous. */
  authenticate(authorization: string | undefined): Promise<Authentication>;
  /** Whether what was authenticated still counts. */
  stillHolds(claims: AccessClaims): 'holds' | 'expired' | 'ended';
}

export function createAuthenticator(verifier: AccessTokenVerifier, signer: AssertionSigner): Authenticator {
  const anonymous = createCaller({ kind: 'anonymous' }, signer);
  /** By identity: the verifier keeps one principal for each token that it knows. */
  const callers = new WeakMap<Principal, Caller>();

  return {
    stillHolds: (claims) => verifier.stillHolds(claims),
    async authenticate(authorization) {
      if (authorization === undefined || authorization === '') {
        return { ok: true, caller: anonymous, claims: undefined };
      }
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) {
        return { ok: false, reason: 'invalid' };
      }
      const verified = await verifier.verify(token);
      if (!verified.ok) {
        return verified;
      }
      const { principal, claims } = verified;
      const caller = callers.get(principal) ?? createCaller(principal, signer);
      callers.set(principal, caller);
      return { ok: true, caller, claims };
    },
  };
}
