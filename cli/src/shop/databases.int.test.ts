import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@tillgraph/platform/config';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { runningServer, startEmbeddedServer, withClient } from '@tillgraph/platform/postgres';
import { until } from '@tillgraph/platform/testing';
import pg from 'pg';
import { pino } from 'pino';
import { openDatabases } from './databases.ts';

const opened = new ClosingStack();
afterEach(() => opened.close());

test('a server that is slow to take its first connections is waited for', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tillgraph-databases-'));
  opened.opened('folder', dataDir, (each) => rm(each, { recursive: true }));
  const folder = join(dataDir, 'postgresql');
  const server = await startEmbeddedServer({ folder, durable: true });
  // In seconds: longer than a connection is waited for.
  await withClient(server.url('postgres'), (client) => client.query('ALTER SYSTEM SET pre_auth_delay = 6'));
  await server.stop();

  const settings = readSettings({ DATA_DIR: dataDir });
  const opening = openDatabases({ settings, logger: pino({ level: 'silent' }), opened });
  await until(async () => (await quicken(folder)) === true, 60_000);
  const { url } = await opening;
  expect(await withClient(url('orders'), (client) => client.query('SELECT 1'))).toMatchObject({
    rowCount: 1,
  });
}, 120_000);

/** Has it take connections at once; true when it was there to be told. */
async function quicken(folder: string): Promise<boolean> {
  const url = await runningServer(folder);
  if (!url) return false;
  const client = new pg.Client({ connectionString: url('postgres') });
  const isThere = await client.connect().then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  await client.query('ALTER SYSTEM RESET pre_auth_delay');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
  return true;
}
