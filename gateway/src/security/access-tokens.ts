import type { AssertionSigner } from '@tillgraph/platform/assertions';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import * as z from 'zod';
import { type Caller, createCaller } from './caller.ts';
import type { KeySet } from './key-set.ts';
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

/** Who sent a request, or why it is refused as a whole. */
export type Authentication =
  | { readonly ok: true; readonly caller: Caller; readonly claims: AccessClaims | undefined }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' | 'ended' };

export interface Authenticator {
  /** `authorization` as it was sent; none, or an empty one, is anonymous. */
  authenticate(authorization: string | undefined): Promise<Authentication>;
  /** Whether what was authenticated still counts. */
  stillHolds(claims: AccessClaims): 'holds' | 'expired' | 'ended';
}

export interface AuthenticatorOptions {
  readonly keySet: KeySet;
  readonly sessions: SessionStatus;
  readonly signer: AssertionSigner;
  readonly now: () => number;
}

export function createAuthenticator({ keySet, sessions, signer, now }: AuthenticatorOptions): Authenticator {
  const anonymous = createCaller({ kind: 'anonymous' }, signer);
  const verified = new LRUCache<string, { readonly caller: Caller; readonly claims: AccessClaims }>({
    max: 10_000,
  });

  const stillHolds = (claims: AccessClaims) => {
    if (claims.expiresAt <= now()) {
      return 'expired';
    }
    return keySet.holds(claims.kid) && sessions.check(claims) === 'live' ? 'holds' : 'ended';
  };

  const verify = async (token: string): Promise<AccessClaims | 'invalid' | 'expired'> => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keySet.key, {
        algorithms: [accessTokens.algorithm],
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
    async authenticate(authorization) {
      if (authorization === undefined || authorization === '') {
        return { ok: true, caller: anonymous, claims: undefined };
      }
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) {
        return { ok: false, reason: 'invalid' };
      }
      let known = verified.get(token);
      if (!known) {
        const claims = await verify(token);
        if (claims === 'invalid' || claims === 'expired') {
          return { ok: false, reason: claims };
        }
        known = { claims, caller: createCaller(principalOf(claims), signer) };
        verified.set(token, known);
      }
      const state = stillHolds(known.claims);
      return state === 'holds' ? { ok: true, ...known } : { ok: false, reason: state };
    },
  };
}

/** ms by which the clock of the machine that signs may be behind ours. */
const clockSkew = 5_000;

const principalOf = ({ sub, sid, scope }: AccessClaims) =>
  ({
    kind: 'user',
    id: sub,
    sessionId: sid,
    scopes: new Set(scope.split(' ').filter((name) => name !== '')),
  }) as const;
