import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, opaque to whoever keeps it. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url');

/**
 * The one token that follows a token: a keyed hash of it, so that it can be given again without being stored, and
 * cannot be computed from the token alone.
 */
export type Successor = (refreshToken: string) => string;

export const createSuccessor =
  (keyedHash: (value: string) => string): Successor =>
  (refreshToken) =>
    keyedHash(`refresh token after ${refreshToken}`);

/** As it is stored. Without salt or stretching, for a token cannot be guessed. */
export const hashOf = (refreshToken: string): Buffer => createHash('sha256').update(refreshToken).digest();
