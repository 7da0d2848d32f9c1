import { openPool } from '@tillgraph/platform/postgres';
import { createSigningKeys, type SigningKeysOptions } from './signing-keys.ts';

export interface RotationOptions extends Omit<SigningKeysOptions, 'database' | 'now'> {
  /** Of identity's own database. */
  readonly databaseUrl: string;
}

/** Makes a new key sign access tokens, in processes that run too; tokens of the one before count until they expire. */
export async function rotateSigningKey({ databaseUrl, ...options }: RotationOptions): Promise<void> {
  const database = openPool({ connectionString: databaseUrl, max: 1 });
  try {
    await createSigningKeys({ database, ...options, now: () => new Date() }).rotate();
  } finally {
    await database.end();
  }
}
