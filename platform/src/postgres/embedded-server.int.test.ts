import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { databaseUrl, ensureDatabases } from './databases.ts';
import { startEmbeddedServer } from './embedded-server.ts';
import { runningServer } from './running-server.ts';

describe('the embedded server', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tillgraph-server-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('keeps what was written when it is stopped and started again', async () => {
    const first = await startEmbeddedServer({ folder, durable: true });
    await ensureDatabases(first.url('postgres'), ['shop']);
    await query(first.url('shop'), 'CREATE TABLE sale AS SELECT 1 AS id');
    await first.stop();
    const second = await startEmbeddedServer({ folder, durable: true });
    expect(await query(second.url('shop'), 'SELECT id FROM sale')).toEqual([{ id: 1 }]);
    const found = await runningServer(folder);
    expect(found?.('shop')).toBe(second.url('shop'));
    await second.stop();
    expect(await runningServer(folder)).toBeUndefined();
  });

  test('ends the server that a killed program left running', async () => {
    const orphaned = await startEmbeddedServer({ folder, durable: true });
    const next = await startEmbeddedServer({ folder, durable: true });
    await orphaned.ended;
    expect(await query(next.url('postgres'), 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await next.stop();
  });

  test('starts after all its processes were killed, though another process has the old number', async () => {
    const killed = await startEmbeddedServer({ folder, durable: true });
    const pidFile = join(folder, 'data', 'postmaster.pid');
    const [pid] = (await readFile(pidFile, 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await killed.ended;
    const stranger = spawn('sleep', ['60']);
    const stale = (await readFile(pidFile, 'utf8')).replace(/^\d+/, String(stranger.pid));
    await (await import('node:fs/promises')).writeFile(pidFile, stale);
    const next = await startEmbeddedServer({ folder, durable: true });
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
    await next.stop();
  });

  test('compares text by code point', async () => {
    const server = await startEmbeddedServer({ folder, durable: false });
    await ensureDatabases(server.url('postgres'), ['shop']);
    await ensureDatabases(server.url('postgres'), ['shop']);
    const shop = databaseUrl(server.url('postgres'), 'shop');
    expect(await query(shop, `SELECT 'a' > 'B' AS "byCodePoint"`)).toEqual([{ byCodePoint: true }]);
    await server.stop();
  });
});

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
