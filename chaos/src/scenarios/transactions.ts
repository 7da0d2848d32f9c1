import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openClient } from '@tillgraph/platform/postgres';
import { ownPostgres } from '../running/own-postgres.ts';
import type { Scenario } from '../scenario.ts';

export const transactions: Scenario = {
  title: 'slow, idle and prepared transactions in the log’s database and in another one of its server',
  profiles: ['embedded', 'distributed'],
  async run(scene) {
    const server = await ownPostgres(scene.opened);
    const admin = await openClient(server.url('postgres'));
    await admin.query('ALTER SYSTEM SET max_prepared_transactions = 4');
    await admin.end();
    await server.restart();
    const world = await scene.open(server.world);
    const { load } = world;
    await load.goOn(150);
    await world.strike('transactions that are left open for 10 s and 100 changes', async () => {
      const left = [];
      for (const database of ['tillgraph_orders', 'postgres']) {
        const url = server.url(database);
        left.push(await begin(url, { statement: 'SELECT count(*) FROM pg_class', last: 'COMMIT' }));
        left.push(await begin(url, { statement: 'SELECT pg_sleep(9)', last: 'COMMIT' }));
        const [prepare, commit] = [`PREPARE TRANSACTION '${database}'`, `COMMIT PREPARED '${database}'`];
        left.push(await begin(url, { statement: prepare, last: commit }));
      }
      // All stay open until so many are answered: who waited for one of them would never be. How long that takes says
      // only what else the machine has to do.
      await Promise.all([pause(10_000), load.goOn(100)]);
      for (const transaction of left) await transaction.end();
    });
    await load.goOn(150);
    await scene.conclude(world);
  },
};

/** A transaction that has read and written, and what it does then: it is not waited for. */
async function begin(
  url: string,
  { statement, last }: { readonly statement: string; readonly last: string },
) {
  const client = await openClient(url);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await client.query(`CREATE TABLE left_${randomUUID().replaceAll('-', '')} AS SELECT 1 AS one`);
  const doing = client.query(statement);
  return {
    async end() {
      await doing;
      await client.query(last);
      await client.end();
    },
  };
}
