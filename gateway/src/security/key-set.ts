import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** The keys that verify access tokens, read again when they may have changed. */
export interface KeySet {
  readonly key: JWTVerifyGetKey;
  jwks(): Promise<JSONWebKeySet>;
}

export function createKeySet(read: () => Promise<JSONWebKeySet>, now: () => number): KeySet {
  let known:
    | { readonly jwks: JSONWebKeySet; readonly key: JWTVerifyGetKey; readonly readAt: number }
    | undefined;

  const keysNotOlderThan = async (age: number) => {
    if (known === undefined || now() - known.readAt > age) {
      const jwks = await read();
      known = { jwks, key: createLocalJWKSet(jwks), readAt: now() };
    }
    return known;
  };

  return {
    jwks: async () => (await keysNotOlderThan(maxAge)).jwks,
    async key(header, token) {
      const { key } = await keysNotOlderThan(maxAge);
      try {
        return await key(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) {
          throw error;
        }
        // A token of a key that is newer than what was read; or forged, for which the keys are not read each time.
        return (await keysNotOlderThan(cooldown)).key(header, token);
      }
    },
  };
}

/** ms. */
const maxAge = 60_000;
const cooldown = 1_000;
