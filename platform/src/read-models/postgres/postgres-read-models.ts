import pg from 'pg';
import { migrate, openingPatience, openPool, untilReachable } from '../../postgres/index.ts';
import type { CollectionDefinition, ReadModelStore } from '../port.ts';
import { createPostgresCollection } from './postgres-collection.ts';
import {
  generatedColumns,
  quotedTable,
  type TableDefinition,
  tableDefinition,
  tableName,
  tableSchema,
} from './table-definition.ts';

export interface PostgresReadModelsOptions {
  readonly databaseUrl: string;
  /** 5 when absent. */
  readonly connections?: number;
}

/** Read models in PostgreSQL: a table of jsonb documents for each build of a collection. */
export async function createPostgresReadModels({
  databaseUrl,
  connections = 5,
}: PostgresReadModelsOptions): Promise<ReadModelStore> {
  const schema = [{ name: 'schema', sql: `CREATE SCHEMA ${tableSchema}` }];
  await untilReachable(openingPatience, () => migrate(databaseUrl, 'read-models', schema));
  // An index of many documents takes as long as it takes.
  const pool = openPool({ connectionString: databaseUrl, max: connections, query_timeout: 0 });

  return {
    async open<Document extends object>(
      definition: CollectionDefinition<Document>,
      build: string,
      options?: { readonly asItIs: boolean },
    ) {
      const shape = definition as CollectionDefinition<never>; // names and indexes only
      const table = tableDefinition(shape, build);
      await alone(pool, async (client) => {
        await client.query(table.create);
        if (options?.asItIs) return;
        const unused = await addColumns(client, table);
        await setIndexes(client, table);
        await dropColumns(client, table, unused);
      });
      return createPostgresCollection(pool, definition, build);
    },
    async exists(collection, build) {
      const { rows } = await pool.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [
        quotedTable(tableName(collection, build)),
      ]);
      return rows[0]?.exists === true;
    },
    async drop(collection, build) {
      await pool.query(`DROP TABLE IF EXISTS ${quotedTable(tableName(collection, build))}`);
    },
    close: () => pool.end(),
  };
}

/** Runs `work` while no other process prepares a table: `IF NOT EXISTS` alone fails where two create it at once. */
async function alone(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [preparationLock]);
    await work(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** Adds the columns that are missing, at once, for it writes the table anew. Answers those that are declared no more. */
async function addColumns(
  client: pg.PoolClient,
  { table, columns }: TableDefinition,
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(generatedColumns, [table]);
  const present = rows.map(({ name }) => name);
  const missing = [...columns].filter(([name]) => !present.includes(name));
  if (missing.length > 0) {
    await client.query(
      `ALTER TABLE ${table} ${missing.map(([, column]) => `ADD COLUMN ${column}`).join(', ')}`,
    );
  }
  return present.filter((name) => !columns.has(name));
}

async function dropColumns(
  client: pg.PoolClient,
  { table }: TableDefinition,
  names: readonly string[],
): Promise<void> {
  for (const name of names)
    await client.query(`ALTER TABLE ${table} DROP COLUMN ${pg.escapeIdentifier(name)}`);
}

/** Creates the indexes that are missing, and drops those that are declared no more. */
async function setIndexes(
  client: pg.PoolClient,
  { table, indexes: declared }: TableDefinition,
): Promise<void> {
  const { rows } = await client.query<{ name: string; primary: boolean }>(
    `SELECT index.relname AS name, indisprimary AS primary FROM pg_index
     JOIN pg_class index ON index.oid = indexrelid
     WHERE indrelid = $1::regclass`,
    [table],
  );
  const present = new Set(rows.map(({ name }) => name));
  for (const { name, primary } of rows) {
    if (!primary && !declared.has(name)) {
      await client.query(`DROP INDEX ${tableSchema}.${pg.escapeIdentifier(name)}`);
    }
  }
  for (const [name, statement] of declared) if (!present.has(name)) await client.query(statement);
}

/** Any number that nothing else locks in these databases. */
const preparationLock = 7_411_500_301;
