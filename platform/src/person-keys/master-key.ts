import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Wraps every person's key: 32 bytes that are kept apart from all databases and their backups. */
export type MasterKey = Buffer;

export const masterKeyBytes = 32;

/** The key in the file; at the first time makes one that only this user may read. For the embedded profile. */
export async function loadOrCreateMasterKey(file: string): Promise<MasterKey> {
  await mkdir(dirname(file), { recursive: true });
  try {
    const created = await open(file, 'wx', 0o600);
    try {
      await created.writeFile(randomBytes(masterKeyBytes));
      await created.sync();
    } finally {
      await created.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = await readFile(file);
  if (key.length !== masterKeyBytes) throw new MasterKeyInvalidError(file);
  return key;
}

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
