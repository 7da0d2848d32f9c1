import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningServer, serverProcesses, withClient } from '@tillgraph/platform/postgres';
import type { World } from '../running/world.ts';
import type { Fault } from './fault.ts';
import { sendSignal } from './send-signal.ts';

/** Each of the shop's connections, again and again for a while. */
export const connectionsTerminated: Fault = {
  name: 'all connections to PostgreSQL terminated, 20 times in 2 s',
  profiles: ['embedded', 'distributed'],
  strike: (world) =>
    onServer(world, async (query) => {
      for (let round = 0; round < 20; round++) {
        await query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IS NOT NULL AND pid <> pg_backend_pid()',
        );
        await pause(100);
      }
    }),
};

/** The shop starts it again. */
export const serverKilled: Fault = {
  name: 'SIGKILL of PostgreSQL',
  profiles: ['embedded'],
  async strike({ shop }) {
    sendSignal(await processesOf(shop), 'SIGKILL');
  },
};

export const serverSilent: Fault = {
  name: 'PostgreSQL stopped (SIGSTOP)',
  profiles: ['embedded', 'distributed'],
  async strike({ shop, random }) {
    const pids = await processesOf(shop);
    sendSignal(pids, 'SIGSTOP');
    await pause(1000 + random.below(4000));
    sendSignal(pids, 'SIGCONT');
  },
};

const processesOf = (shop: World['shop']) => serverProcesses(join(shop.dataDir, 'postgresql', 'data'));

async function onServer(
  { shop }: World,
  use: (query: (sql: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const url = await runningServer(join(shop.dataDir, 'postgresql'));
  if (!url) throw new Error(`No PostgreSQL runs in ${shop.dataDir}.`);
  await withClient(url('postgres'), (client) => use((sql) => client.query(sql)));
}
