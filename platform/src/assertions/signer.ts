import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Principal } from '../subgraph/port.ts';
import { type AssertionClaims, assertionAudience, assertionHeader, assertionIssuer } from './claims.ts';

/** Tells subgraphs for whom the gateway asks. */
export interface AssertionSigner {
  /** The value of the `authorization` header; of an anonymous principal it says that a gateway asks. */
  sign(principal: Principal): Promise<string>;
}

/** `privateKey`: Ed25519. */
export function createAssertionSigner(privateKey: KeyObject, now: () => number = Date.now): AssertionSigner {
  /** By identity: the gateway keeps one principal object for each access token that it knows. */
  const signed = new WeakMap<Principal, { readonly header: Promise<string>; readonly signedAt: number }>();

  return {
    async sign(principal) {
      const signedAt = now();
      const known = signed.get(principal);
      // One of later was signed before the clock was set back: a lifetime from now, others could still use it.
      if (known && known.signedAt <= signedAt && signedAt < known.signedAt + lifetime / 2) {
        return known.header;
      }
      const header = signAssertion(principal, privateKey, signedAt);
      signed.set(principal, { header, signedAt });
      return header;
    },
  };
}

/** ms. Short, for it is what an assertion that leaks is worth. */
const lifetime = 60_000;

async function signAssertion(principal: Principal, privateKey: KeyObject, now: number): Promise<string> {
  const token = await new SignJWT({ ...claimsOf(principal) })
    .setProtectedHeader(assertionHeader)
    .setIssuer(assertionIssuer)
    .setAudience(assertionAudience)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.ceil((now + lifetime) / 1000))
    .sign(privateKey);
  return `Bearer ${token}`;
}

function claimsOf(principal: Principal): AssertionClaims {
  if (principal.kind === 'anonymous') {
    return { kind: principal.kind };
  }
  const scope = [...principal.scopes].sort().join(' ');
  switch (principal.kind) {
    case 'user':
      return { kind: principal.kind, sub: principal.id, sid: principal.sessionId, scope };
    case 'apiKey':
      return { kind: principal.kind, sub: principal.id, scope };
    case 'scopes':
      return { kind: principal.kind, scope };
  }
}
