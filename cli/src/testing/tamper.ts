import { join } from 'node:path';
import { runningServer } from '@tillgraph/platform/postgres';
import pg from 'pg';
import { urlsOn } from '../shop/databases.ts';
import type { ShopContext } from './shop-records.ts';

/** Runs statements on a running shop's databases behind its back; answers the rows of the last. */
export async function tamper(
  dataDir: string,
  context: ShopContext | 'person_keys',
  ...statements: readonly string[]
): Promise<readonly Record<string, unknown>[]> {
  const server = await runningServer(join(dataDir, 'postgresql'));
  if (!server) throw new Error(`No PostgreSQL runs in ${dataDir}.`);
  const client = new pg.Client({ connectionString: urlsOn(server('postgres'))(context) });
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
