import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import type { Principal } from '../subgraph/port.ts';
import type { KeySet } from './key-set.ts';
import type { Refusal } from './refusals.ts';
import type { SessionStatus } from './session-status.ts';

/**
 * `sid`: session; `scope`: separated by spaces; `av`: the version of the user's rights; `kid`: of its header, the key that
 * signed it; `expiresAt`: ms since 1970, by our clock.
 */
const accessClaims = z
  .object({
    sub: z.string(),
    sid: z.string(),
    scope: z.string(),
    av: z.number(),
    exp: z.number(),
    kid: z.string(),
  })
  .transform(({ exp, ...claims }) => ({ ...claims, expiresAt: exp * 1000 + clockSkew }));
export type AccessClaims = z.infer<typeof accessClaims>;

/** `principal`: one object for each token, for as long as it is known. */
export type VerifiedToken =
  | { readonly ok: true; readonly principal: Principal; readonly claims: AccessClaims }
  | { readonly ok: false; readonly reason: Refusal };

/** Verifies what identity has signed for its users, wherever they come. */
export interface AccessTokenVerifier {
  verify(token: string): Promise<VerifiedToken>;
  /** Whether what was verified still counts. */
  stillHolds(claims: AccessClaims): 'holds' | 'expired' | 'ended';
  /** Called when what was verified may no longer count; returns the unsubscribe. */
  onEnded(listener: () => void): () => void;
}

export interface AccessTokenVerifierOptions {
  readonly keySet: KeySet;
  readonly sessions: SessionStatus;
  readonly now: () => number;
}

export function createAccessTokenVerifier(options: AccessTokenVerifierOptions): AccessTokenVerifier {
  const { keySet, sessions, now } = options;
  const verified = new LRUCache<string, Extract<VerifiedToken, { ok: true }>>({ max: 10_000 });

  const stillHolds = (claims: AccessClaims) => {
    if (claims.expiresAt <= now()) {
      return 'expired';
    }
    return keySet.holds(claims.kid) && sessions.check(claims) === 'live' ? 'holds' : 'ended';
  };

  const claimsOf = async (token: string): Promise<AccessClaims | 'invalid' | 'expired'> => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keySet.key, {
        algorithms: [accessTokens.algorithm],
        typ: accessTokens.type,
        issuer: accessTokens.issuer,
        audience: accessTokens.audience,
        currentDate: new Date(now()),
        clockTolerance: clockSkew / 1000,
      });
      return accessClaims.safeParse({ ...payload, kid: protectedHeader.kid }).data ?? 'invalid';
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        return 'expired';
      }
      if (error instanceof errors.JOSEError) {
        return 'invalid';
      }
      throw error;
    }
  };

  return {
    stillHolds,
    onEnded: (listener) => sessions.onEnded(listener),
    async verify(token) {
      let known = verified.get(token);
      if (!known) {
        const claims = await claimsOf(token);
        if (claims === 'invalid' || claims === 'expired') {
          return { ok: false, reason: claims };
        }
        known = { ok: true, claims, principal: principalOf(claims) };
        verified.set(token, known);
      }
      const state = stillHolds(known.claims);
      return state === 'holds' ? known : { ok: false, reason: state };
    },
  };
}

/** ms by which the clock of the machine that signs may be behind ours. */
const clockSkew = 5_000;

const principalOf = ({ sub, sid, scope }: AccessClaims): Principal => ({
  kind: 'user',
  id: sub,
  sessionId: sid,
  scopes: new Set(scope.split(' ').filter((name) => name !== '')),
});
