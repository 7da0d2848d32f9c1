import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Logger } from '../observability/index.ts';

/** The keys that verify access tokens, read again when they may have changed. */
export interface KeySet {
  /** Throws `KeysUnavailableError`. */
  readonly key: JWTVerifyGetKey;
  /** Whether the key with this id is still one of them, as they were last read. */
  holds(id: string): boolean;
  /** Throws `KeysUnavailableError`. */
  jwks(): Promise<JSONWebKeySet>;
}

/** None is known, for they could not be read yet: whether a token is valid nobody can say. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

export interface KeySetOptions {
  readonly read: () => Promise<JSONWebKeySet>;
  /** ms of a clock that nobody sets: one that was set back would keep keys that are none any more for as long. */
  readonly steadyNow: () => number;
  readonly logger: Logger;
}

export function createKeySet({ read, steadyNow, logger }: KeySetOptions): KeySet {
  let known: Keys | undefined;
  /** None is known; by the steady clock. */
  let failedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<Keys> | undefined;

  const readAgain = async (): Promise<Keys> => {
    const askedAt = steadyNow();
    try {
      const jwks = await read();
      known = { jwks, key: createLocalJWKSet(jwks), ids: new Set(jwks.keys.map(({ kid }) => kid)), askedAt };
    } catch (error) {
      if (!known) {
        failedAt = steadyNow();
        logger.warn({ err: error }, 'The keys of access tokens could not be read: none is known');
        throw new KeysUnavailableError('The keys of access tokens could not be read.', { cause: error });
      }
      logger.warn({ err: error }, 'The keys of access tokens could not be read: the known ones go on');
      known = { ...known, askedAt };
    } finally {
      reading = undefined;
    }
    return known;
  };

  const keysNotOlderThan = async (age: number): Promise<Keys> => {
    if (known && steadyNow() - known.askedAt <= age) {
      return known;
    }
    if (!known && steadyNow() - failedAt <= cooldown) {
      throw new KeysUnavailableError('The keys of access tokens could not be read a moment ago.');
    }
    reading ??= readAgain();
    return reading;
  };

  return {
    jwks: async () => (await keysNotOlderThan(maxAge)).jwks,
    holds(id) {
      if (!known) {
        return false;
      }
      // Beside what is asked: with keys that are known it cannot fail, and who has a token does not wait for it.
      void keysNotOlderThan(maxAge);
      return known.ids.has(id);
    },
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

interface Keys {
  readonly jwks: JSONWebKeySet;
  readonly key: JWTVerifyGetKey;
  readonly ids: ReadonlySet<string | undefined>;
  /** By the steady clock; whether or not they were told. */
  readonly askedAt: number;
}

/** ms. */
const maxAge = 60_000;
const cooldown = 1_000;
