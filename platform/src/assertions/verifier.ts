import type { KeyObject } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../subgraph/port.ts';
import {
  type AssertionClaims,
  assertionAlgorithm,
  assertionAudience,
  assertionClaims,
  assertionHeader,
  assertionIssuer,
  assertionType,
} from './claims.ts';

/** Who the gateway says asks; null when the assertion is forged, malformed or too old. */
export type AssertionVerifier = (assertion: string) => Promise<Principal | null>;

/** `publicKey`: Ed25519, of the gateway's signer. */
export function createAssertionVerifier(
  publicKey: KeyObject,
  now: () => number = Date.now,
): AssertionVerifier {
  const verified = new LRUCache<string, Verified>({ max: 10_000 });

  return async (assertion) => {
    const known = verified.get(assertion);
    if (known !== undefined) {
      return now() < known.expiresAt ? known.principal : null;
    }
    const fresh = await verify(assertion, publicKey, now());
    if (fresh !== null) {
      verified.set(assertion, fresh);
    }
    return fresh?.principal ?? null;
  };
}

/** Whether it says that it is an assertion; what it says has still to be verified. Asked of every request. */
export const looksLikeAssertion = (credential: string): boolean => credential.startsWith(signedHeader);

const signedHeader = `${Buffer.from(JSON.stringify(assertionHeader)).toString('base64url')}.`;

interface Verified {
  readonly principal: Principal;
  /** ms since 1970. */
  readonly expiresAt: number;
}

async function verify(assertion: string, publicKey: KeyObject, now: number): Promise<Verified | null> {
  try {
    const { payload } = await jwtVerify(assertion, publicKey, {
      algorithms: [assertionAlgorithm],
      typ: assertionType,
      issuer: assertionIssuer,
      audience: assertionAudience,
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    });
    const claims = assertionClaims.safeParse(payload);
    return claims.success
      ? { principal: principalOf(claims.data), expiresAt: (payload.exp ?? 0) * 1000 }
      : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) {
      return null;
    }
    throw error;
  }
}

function principalOf(claims: AssertionClaims): Principal {
  if (claims.kind === 'anonymous') {
    return { kind: claims.kind };
  }
  const scopes = new Set(claims.scope.split(' ').filter((scope) => scope !== ''));
  switch (claims.kind) {
    case 'user':
      return { kind: 'user', id: claims.sub, sessionId: claims.sid, scopes };
    case 'apiKey':
      return { kind: 'apiKey', id: claims.sub, scopes };
    case 'scopes':
      return { kind: 'scopes', scopes };
  }
}
