import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from '../observability/index.ts';
import { isConnectionError, migrate, openingPatience, openPool, untilReachable } from '../postgres/index.ts';
import { decrypt, encrypt, keyedHashUnder, personKey, wrappingKeyUnder } from './encryption.ts';
import { KeyCache } from './key-cache.ts';
import { type MasterKey, MasterKeyMismatchError } from './master-key.ts';
import { migrations } from './migrations.ts';
import type { PersonKey, PersonKeys } from './port.ts';

export interface PersonKeysOptions {
  /** A database of their own, with backups of their own: one that outlives a deletion brings a person back. */
  readonly databaseUrl: string;
  readonly masterKey: MasterKey;
  readonly logger: Logger;
  /** How long other processes may go on using a key that was deleted when nobody tells them, in ms (5 000). */
  readonly cacheTime?: number;
}

/** Persons' keys in PostgreSQL, wrapped by the master key. */
export async function openPersonKeys(options: PersonKeysOptions): Promise<PersonKeys> {
  await untilReachable(openingPatience, () => migrate(options.databaseUrl, 'person-keys', migrations));
  const personKeys = new PostgresPersonKeys(options);
  try {
    await personKeys.checkMasterKey();
    return personKeys;
  } catch (error) {
    await personKeys.close();
    throw error;
  }
}

class PostgresPersonKeys implements PersonKeys {
  readonly keyedHash: (value: string) => string;
  private readonly pool: pg.Pool;
  private readonly wrappingKey: Buffer;
  private readonly cache: KeyCache;

  constructor({ databaseUrl, masterKey, logger, cacheTime = 5_000 }: PersonKeysOptions) {
    this.keyedHash = keyedHashUnder(masterKey);
    this.wrappingKey = wrappingKeyUnder(masterKey);
    this.cache = new KeyCache(cachedKeys, cacheTime);
    this.pool = openPool({
      connectionString: databaseUrl,
      application_name: 'tillgraph person keys',
      max: 4,
    }).on('error', (error) => logger.warn({ err: error }, 'A connection to the persons’ keys was lost.'));
  }

  /** Throws when the keys that there are were wrapped by another one. */
  async checkMasterKey(): Promise<void> {
    const { rows } = await this.query<{ person: string; wrapped: Buffer }>(
      'SELECT person, wrapped FROM person_keys.keys WHERE wrapped IS NOT NULL LIMIT 1',
    );
    for (const { person, wrapped } of rows) {
      try {
        decrypt(this.wrappingKey, wrapped, person);
      } catch (error) {
        throw new MasterKeyMismatchError(error);
      }
    }
  }

  async keyToEncrypt(person: string): Promise<PersonKey | null> {
    const known = (await this.keysToDecrypt([person])).get(person);
    if (known) return known;
    const wrapped = encrypt(this.wrappingKey, randomBytes(32), person);
    // Another process may make it at the same moment; a deleted one has its row, and stays deleted.
    await this.query(
      'INSERT INTO person_keys.keys (person, wrapped) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING',
      [person, wrapped],
    );
    return (await this.keysToDecrypt([person])).get(person) ?? null;
  }

  async keysToDecrypt(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>> {
    const keys = new Map<string, PersonKey>();
    const unknown: string[] = [];
    for (const person of persons) {
      const cached = this.cache.get(person);
      if (cached) keys.set(person, cached);
      else unknown.push(person);
    }
    if (unknown.length === 0) return keys;
    const generation = this.cache.generation;
    const { rows } = await this.query<{ person: string; wrapped: Buffer }>(
      'SELECT person, wrapped FROM person_keys.keys WHERE person = ANY ($1::text[]) AND wrapped IS NOT NULL',
      [unknown],
    );
    for (const { person, wrapped } of rows) {
      const key = personKey(decrypt(this.wrappingKey, wrapped, person));
      keys.set(person, key);
      this.cache.add(person, key, generation);
    }
    return keys;
  }

  async deleteKey(person: string): Promise<void> {
    await this.query(
      `INSERT INTO person_keys.keys (person, wrapped, deleted_at) VALUES ($1, NULL, now())
        ON CONFLICT (person) DO UPDATE SET wrapped = NULL, deleted_at = now() WHERE keys.wrapped IS NOT NULL`,
      [person],
    );
    this.forget();
  }

  async deletedAmong(persons: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.query<{ person: string }>(
      'SELECT person FROM person_keys.keys WHERE person = ANY ($1::text[]) AND wrapped IS NULL',
      [persons],
    );
    return new Set(rows.map(({ person }) => person));
  }

  forget(): void {
    this.cache.clear();
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Each of these statements may be carried out twice. */
  private async query<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<pg.QueryResult<Row>> {
    try {
      return await untilReachable(patience, () => this.pool.query<Row>(text, [...values]));
    } catch (error) {
      throw isConnectionError(error) ? new PersonKeysUnavailableError(error) : error;
    }
  }
}

/** Personal fields can be neither written nor read without their keys. */
export class PersonKeysUnavailableError extends Error {
  readonly code = 'PERSON_KEYS_UNAVAILABLE';
  constructor(cause: unknown) {
    super('The keys of persons did not answer in time: check their PostgreSQL server, then try again.', {
      cause,
    });
  }
}

const cachedKeys = 10_000;
/** ms */
const patience = 5_000;
