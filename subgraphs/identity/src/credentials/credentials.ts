import type { Pool } from 'pg';
import type { PasswordHasher } from './password-hasher.ts';

/**
 * The hashes of passwords, in a table of identity's own. A row counts from the event on that names it, so a password
 * is set in this order: add the row, append the event, remove the row that it replaces. The append is the commit
 * point: a crash on either side of it leaves the old password or the new one, and at most a row that nothing names.
 */
export interface Credentials {
  add(credentialId: string, password: string): Promise<void>;
  /** Undefined credentialId: an unknown user; takes as long as a known one. */
  verify(credentialId: string | undefined, password: string): Promise<boolean>;
  remove(credentialId: string): Promise<void>;
}

export function createCredentials(database: Pool, hasher: PasswordHasher): Credentials {
  return {
    async add(credentialId, password) {
      const passwordHash = await hasher.hash(password);
      await database.query('INSERT INTO identity.credentials (id, password_hash) VALUES ($1, $2)', [
        credentialId,
        passwordHash,
      ]);
    },
    async verify(credentialId, password) {
      const { rows } = await database.query<{ password_hash: string }>(
        'SELECT password_hash FROM identity.credentials WHERE id = $1',
        [credentialId ?? ''],
      );
      return hasher.verify(rows[0]?.password_hash ?? null, password);
    },
    async remove(credentialId) {
      await database.query('DELETE FROM identity.credentials WHERE id = $1', [credentialId]);
    },
  };
}
