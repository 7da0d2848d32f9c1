import { createHash, randomBytes } from 'node:crypto';
import { apiKeys } from '@tillgraph/shared-domain/api-key';

export interface NewApiKey {
  readonly key: string;
  readonly hash: string;
}

export function newApiKey(): NewApiKey {
  const key = `${apiKeys.prefix}${randomBytes(apiKeys.randomBytes).toString('hex')}`;
  return { key, hash: hash(key) };
}

/** As it is stored and looked up; undefined for what cannot be a key. */
export const hashOfApiKey = (credential: string): string | undefined =>
  written.test(credential) ? hash(credential) : undefined;

/**
 * In hexadecimal digits. Fast and without salt, for 256 random bits can be neither guessed nor listed: stretching
 * protects what people make up.
 */
const hash = (key: string): string => createHash('sha256').update(key).digest('hex');

const written = new RegExp(`^${apiKeys.prefix}[0-9a-f]{${2 * apiKeys.randomBytes}}$`);

/** A hash as `hashOfApiKey` makes it. */
export const isHashOfApiKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
