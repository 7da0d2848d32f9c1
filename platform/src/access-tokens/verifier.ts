import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import type { Principal } from '../subgraph/port.ts';
import type { CredentialVerifier, Verified } from './grant.ts';
import { type KeySet, KeysUnavailableError } from './key-set.ts';
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

export interface AccessTokenVerifierOptions {
  readonly keySet: KeySet;
  readonly sessions: SessionStatus;
  readonly now: () => number;
}

/** Verifies what identity has signed for its users, wherever they come. */
export function createAccessTokenVerifier(options: AccessTokenVerifierOptions): CredentialVerifier {
  const { keySet, sessions, now } = options;
  const verified = new LRUCache<string, Extract<Verified, { ok: true }>>({ max: 10_000 });

  const refusalOf = (claims: AccessClaims) => {
    if (claims.expiresAt <= now()) {
      return 'expired';
    }
    return keySet.holds(claims.kid) && sessions.check(claims) === 'live' ? undefined : 'ended';
  };

  const claimsOf = async (token: string): Promise<AccessClaims | 'invalid' | 'expired' | 'unavailable'> => {
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
      if (error instanceof KeysUnavailableError) {
        return 'unavailable';
      }
      throw error;
    }
  };

  return {
    onEnded: (listener) => sessions.onEnded(listener),
    async verify(token) {
      let known = verified.get(token);
      if (!known) {
        const claims = await claimsOf(token);
        if (typeof claims === 'string') {
          return { ok: false, reason: claims };
        }
        const grant = { expiresAt: claims.expiresAt, refusal: () => refusalOf(claims) };
        known = { ok: true, grant, principal: principalOf(claims) };
        verified.set(token, known);
      }
      const reason = known.grant.refusal();
      return reason ? { ok: false, reason } : known;
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
