import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
    const [pid, , , port] = (await readFile(pidFile, 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await killed.ended;
    const stranger = spawn('sleep', ['60']);
    for (const file of [pidFile, join(folder, 'data', `.s.PGSQL.${port}.lock`)]) {
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(stranger.pid)));
    }
    const next = await startEmbeddedServer({ folder, durable: true, port: Number(port) });
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
    expect(await query(next.url('postgres'), isBySocket)).toEqual([{ isBySocket: true }]);
    await next.stop();
    expect((await readdir(join(folder, 'data'))).filter((name) => name.startsWith('.s.'))).toEqual([]);
  });

  test('is reached by its port where the path is too long for a Unix socket', async () => {
    const deep = join(folder, 'a'.repeat(100));
    const server = await startEmbeddedServer({ folder: deep, durable: false });
    expect(await query(server.url('postgres'), isBySocket)).toEqual([{ isBySocket: false }]);
    expect((await runningServer(deep))?.('postgres')).toBe(server.url('postgres'));
    await server.stop();
  });

  test('is reached by its port where the file system has no Unix sockets', async () => {
    const first = await startEmbeddedServer({ folder, durable: false });
    const port = Number(new URL(first.url('postgres')).port);
    await first.stop();
    // There can be no socket of this name.
    await mkdir(join(folder, 'data', `.s.PGSQL.${port}`));
    const server = await startEmbeddedServer({ folder, durable: false, port });
    expect(await query(server.url('postgres'), isBySocket)).toEqual([{ isBySocket: false }]);
    await server.stop();
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

const isBySocket = 'SELECT inet_server_port() IS NULL AS "isBySocket"';

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
