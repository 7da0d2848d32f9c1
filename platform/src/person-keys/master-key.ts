import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyedHashUnder } from './encryption.ts';

/** Wraps every person's key: 32 bytes that are kept apart from all databases and their backups. */
export type MasterKey = Buffer;

export const masterKeyBytes = 32;

/** The key in the file; at the first time makes one that only this user may read. For the embedded profile. */
export async function loadOrCreateMasterKey(file: string): Promise<MasterKey> {
  const existing = await loadMasterKey(file);
  if (existing) return existing;
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, randomBytes(masterKeyBytes), { mode: 0o600, flush: true });
  try {
    // Whole or not at all, and never over one that another process has made meanwhile.
    await link(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return loadOrCreateMasterKey(file);
}

/** Undefined: there is no such file. */
export async function loadMasterKey(file: string): Promise<MasterKey | undefined> {
  try {
    const key = await readFile(file);
    if (key.length !== masterKeyBytes) throw new MasterKeyInvalidError(file);
    return key;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Tells whether two keys are the same, and nothing of them. Base64url. */
export const masterKeyFingerprint = (masterKey: MasterKey): string =>
  keyedHashUnder(masterKey)('tillgraph master key');

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

export class MasterKeyInvalidError extends Error {
  readonly code = 'MASTER_KEY_INVALID';
  constructor(file: string) {
    super(
      `${file} does not hold a master key of ${masterKeyBytes} bytes: restore it from a backup, for without it personal data cannot be read.`,
    );
  }
}

export class MasterKeyMismatchError extends Error {
  readonly code = 'MASTER_KEY_MISMATCH';
  constructor(cause: unknown) {
    super(
      'The master key is not the one that the keys of persons were encrypted with: restore that one from a backup.',
      { cause },
    );
  }
}
