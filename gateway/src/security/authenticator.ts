import type { CredentialVerifier, Grant, Refusal } from '@tillgraph/platform/access-tokens';
import type { AssertionSigner } from '@tillgraph/platform/assertions';
import type { Principal } from '@tillgraph/platform/subgraph';
import { type Caller, createCaller } from './caller.ts';

/** Who sent a request, or why it is refused as a whole. `grant`: undefined for what holds for ever. */
export type Authentication =
  | { readonly ok: true; readonly caller: Caller; readonly grant: Grant | undefined }
  | { readonly ok: false; readonly reason: Refusal };

export interface Authenticator {
  readonly anonymous: Caller;
  /**
   * `authorization` as it was sent; none, or an empty one, is anonymous. `mayAsk`: whether its sender may have others
   * asked about a key that is not known here, which is a guess until then.
   */
  authenticate(authorization: string | undefined, mayAsk: () => boolean): Promise<Authentication>;
}

export function createAuthenticator(verifier: CredentialVerifier, signer: AssertionSigner): Authenticator {
  const anonymous = createCaller({ kind: 'anonymous' }, signer);
  /** By identity: the verifier keeps one principal for each credential that it knows. */
  const callers = new WeakMap<Principal, Caller>();

  return {
    anonymous,
    async authenticate(authorization, mayAsk) {
      if (authorization === undefined || authorization === '') {
        return { ok: true, caller: anonymous, grant: undefined };
      }
      const credential = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (credential === undefined) {
        return { ok: false, reason: 'invalid' };
      }
      const verified = await verifier.verify(credential, mayAsk);
      if (!verified.ok) {
        return verified;
      }
      const { principal, grant } = verified;
      const known = callers.get(principal);
      if (known) {
        return { ok: true, caller: known, grant };
      }
      const caller = createCaller(principal, signer);
      callers.set(principal, caller);
      return { ok: true, caller, grant };
    },
  };
}
