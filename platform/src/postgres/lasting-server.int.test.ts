import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '../observability/index.ts';
import type { EmbeddedServer } from './embedded-server.ts';
import { startLastingServer } from './lasting-server.ts';
import { serverProcesses } from './orphans.ts';
import { untilReachable } from './until-reachable.ts';
import { withClient } from './with-client.ts';

let folder: string;
let server: EmbeddedServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillgraph-server-'));
  server = await startLastingServer({ folder, durable: true, logger: createLogger('silent') });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a server whose processes are all killed is back at its address, with what was written', async () => {
  await query('CREATE TABLE sale AS SELECT 1 AS id');
  const before = await kill();
  expect(await query('SELECT id FROM sale')).toEqual([{ id: 1 }]);
  const after = await serverProcesses(join(folder, 'data'));
  expect(after.filter((pid) => before.includes(pid))).toEqual([]);
  // Of the one that was killed.
  await readFile(join(folder, 'server.ended.log'));
});

test('one that cannot be started again is given up', async () => {
  await rm(join(folder, 'data', 'PG_VERSION'));
  await kill();
  await server.ended;
});

test('one that is being started again when it is stopped is stopped', async () => {
  await kill();
  await server.stop();
  expect(await serverProcesses(join(folder, 'data'))).toEqual([]);
});

async function kill(): Promise<readonly number[]> {
  const pids = await serverProcesses(join(folder, 'data'));
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids;
}

const query = (sql: string): Promise<unknown> =>
  untilReachable(20_000, () =>
    withClient(server.url('postgres'), async (client) => (await client.query(sql)).rows),
  );
