import type { Pool } from 'pg';

/**
 * The hashes of API keys, in a table of identity's own, with when each was used last. A row counts from the event on that
 * names it; one that no event names is of a key that was never told to anybody.
 */
export interface StoredKeys {
  add(apiKeyId: string, hash: string): Promise<void>;
  remove(apiKeyId: string): Promise<void>;
  /** The id of the key with this hash. */
  idOf(hash: string): Promise<string | undefined>;
  /** By id; of a key that was never used, nothing. */
  lastUses(apiKeyIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** At once, in one statement. A use that is older than what is known changes nothing. */
  recordUses(uses: ReadonlyMap<string, Date>): Promise<void>;
}

export function createStoredKeys(database: Pool): StoredKeys {
  return {
    async add(apiKeyId, hash) {
      await database.query("INSERT INTO identity.api_keys (id, hash) VALUES ($1, decode($2, 'hex'))", [
        apiKeyId,
        hash,
      ]);
    },
    async remove(apiKeyId) {
      await database.query('DELETE FROM identity.api_keys WHERE id = $1', [apiKeyId]);
    },
    async idOf(hash) {
      const { rows } = await database.query<{ id: string }>(
        "SELECT id FROM identity.api_keys WHERE hash = decode($1, 'hex')",
        [hash],
      );
      return rows[0]?.id;
    },
    async lastUses(apiKeyIds) {
      const { rows } = await database.query<{ id: string; at: Date }>(
        'SELECT id, last_used_at AS at FROM identity.api_keys WHERE id = ANY($1) AND last_used_at IS NOT NULL',
        [apiKeyIds],
      );
      return new Map(rows.map(({ id, at }) => [id, at]));
    },
    async recordUses(uses) {
      await database.query(
        `UPDATE identity.api_keys AS key SET last_used_at = greatest(key.last_used_at, use.at)
         FROM unnest($1::text[], $2::timestamptz[]) AS use (id, at) WHERE key.id = use.id`,
        [[...uses.keys()], [...uses.values()]],
      );
    },
  };
}
