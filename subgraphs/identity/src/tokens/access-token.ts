import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { SignJWT } from 'jose';
import { scopesOf } from '../domain/roles.ts';
import type { User } from '../domain/user.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/**
 * A JWT that says who asks (`sub`), in which session (`sid`), what they may do (`scope`, separated by spaces,
 * RFC 8693), and since which change of that (`av`, the user's authorization version).
 */
export type AccessTokenIssuer = (user: User, sessionId: string) => Promise<AccessToken>;

export function createAccessTokenIssuer(options: {
  readonly signingKeys: SigningKeys;
  /** ms */
  readonly accessTokenLifetime: number;
  readonly now: () => Date;
}): AccessTokenIssuer {
  return async (user, sessionId) => {
    const { id, privateKey } = await options.signingKeys.current();
    const issuedAt = Math.floor(options.now().getTime() / 1000);
    const expiresAt = issuedAt + Math.ceil(options.accessTokenLifetime / 1000);
    const accessToken = await new SignJWT({
      sid: sessionId,
      scope: scopesOf(user.role).join(' '),
      av: user.authorizationVersion,
    })
      .setProtectedHeader({ alg: accessTokens.algorithm, typ: accessTokens.type, kid: id })
      .setIssuer(accessTokens.issuer)
      .setAudience(accessTokens.audience)
      .setSubject(user.id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(privateKey);
    return { accessToken, expiresAt: new Date(expiresAt * 1000) };
  };
}
