import pg from 'pg';
import { withClient } from './with-client.ts';

/** Creates the databases that are absent; text compares by code point in them, as everywhere in Tillgraph. */
export async function ensureDatabases(serverUrl: string, names: readonly string[]): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE datname = ANY ($1::text[])',
      [names],
    );
    const present = new Set(rows.map(({ name }) => name));
    for (const name of names) if (!present.has(name)) await createDatabase(client, name);
  });
}

/** Also ends the connections to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** The connection string of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  await client
    .query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`)
    // Another process made it at the same moment.
    .catch((error) => {
      if (error.code !== duplicateDatabase && error.code !== uniqueViolation) throw error;
    });
}

const duplicateDatabase = '42P04';
const uniqueViolation = '23505';
