import { withClient } from './with-client.ts';

/** A change of the database's shape. Once released it is never edited: what it got wrong, a later one mends. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings a room's tables to the newest shape: runs the migrations that this database has not seen, in order, in one
 * transaction. Processes that start at once wait for each other. Throws when the database has seen more than this
 * program knows, for then it belongs to a newer one.
 */
export function migrate(databaseUrl: string, room: string, migrations: readonly Migration[]): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
      room text, number int, name text NOT NULL, migrated_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (room, number))`);
    const { rows } = await client.query<{ seen: number }>(
      'SELECT count(*)::int AS seen FROM schema_migrations WHERE room = $1',
      [room],
    );
    const seen = rows[0]?.seen ?? 0;
    if (seen > migrations.length) throw new DatabaseTooNewError(room);
    for (const [offset, migration] of migrations.slice(seen).entries()) {
      await client.query(migration.sql);
      await client.query('INSERT INTO schema_migrations (room, number, name) VALUES ($1, $2, $3)', [
        room,
        seen + offset + 1,
        migration.name,
      ]);
    }
    await client.query('COMMIT');
  });
}

export class DatabaseTooNewError extends Error {
  readonly code = 'DATABASE_TOO_NEW';
  constructor(room: string) {
    super(
      `The tables of ${room} were made by a newer Tillgraph: start that one, or restore an older database.`,
    );
  }
}

/** Any number that nothing else locks in these databases. */
const migrationLock = 7_411_500_201;
