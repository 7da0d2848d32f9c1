import { setTimeout as pause } from 'node:timers/promises';
import { openClient } from '@tillgraph/platform/postgres';
import type { FaultyNetwork } from '@tillgraph/platform/testing';
import { strike } from '../faults/fault.ts';
import { connectionsTerminated, serverSilent } from '../faults/postgresql.ts';
import { ownPostgres } from '../running/own-postgres.ts';
import type { Scenario } from '../scenario.ts';

export const postgres: Scenario = {
  title: 'PostgreSQL restarted, silent, without free connections, and cut off between COMMIT and its answer',
  profiles: ['embedded', 'distributed'],
  async run(scene) {
    const server = await ownPostgres(scene.opened);
    const world = await scene.open(server.world);
    const { load } = world;
    await load.goOn(150);
    await world.strike('the answer to COMMIT lost, 40 times', () => loseAnswers(server.network, 40));
    await load.goOn(150);
    await strike(world, connectionsTerminated);
    await load.goOn(150);
    await strike(world, serverSilent);
    await load.goOn(150);
    await world.strike('no connection of PostgreSQL free for 3 s', () =>
      takeAllConnections(server.url('postgres'), 3),
    );
    await load.goOn(150);
    await world.strike('PostgreSQL restarted', server.restart);
    await load.goOn(150);
    await scene.conclude(world);
  },
};

async function loseAnswers(network: FaultyNetwork, times: number): Promise<void> {
  for (let lost = 0; lost < times; lost++) {
    // What the function of an append answers, and only that, has this in it.
    await network.loseNext('server', (data) => data.includes('"outcome"'));
  }
}

/** Those of the shop are cut off first, so that it has to get new ones. */
async function takeAllConnections(url: string, seconds: number): Promise<void> {
  const taken: Awaited<ReturnType<typeof openClient>>[] = [];
  const take = (): Promise<boolean> =>
    openClient(url).then(
      (client) => taken.push(client) > 0,
      () => false,
    );
  while (await take());
  const [first] = taken;
  await first?.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'tillgraph%' AND pid <> pg_backend_pid()",
  );
  for (const deadline = performance.now() + seconds * 1000; performance.now() < deadline; await pause(10)) {
    while (await take());
  }
  await Promise.all(taken.map((client) => client.end()));
}
