import { setTimeout as pause } from 'node:timers/promises';
import { readKafkaSettings } from '@tillgraph/platform/config';
import { createKafkaClient } from '@tillgraph/platform/event-bus';
import { pino } from 'pino';
import { type ExtraProcess, startExtraProcess } from '../../testing/extra-process.ts';
import { account, product, usd } from '../../testing/furnish.ts';
import { watchGateway } from '../../testing/gateway-health.ts';
import type { GraphClient } from '../../testing/graph-client.ts';
import { type MixedLoad, startMixedLoad } from '../../testing/mixed-load.ts';
import { mutationOf } from '../../testing/mutate.ts';
import { nativeStack } from '../../testing/native-stack.ts';
import { expectAllThere } from '../../testing/oracle.ts';
import { profile } from '../../testing/profile.ts';
import { runCommand } from '../../testing/run-command.ts';
import { openShopRecords } from '../../testing/shop-records.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let gateway: ReturnType<typeof watchGateway>;
beforeAll(async () => {
  shop = await startShop({
    DEMO_DATA: 'false',
    RATE_LIMIT: '1000000',
    // Sooner than the longest outage is over.
    ORDER_TIMEOUT_MS: '20000',
    PROCESS_ROLES: 'api projector,reactor,relay',
  });
  owner = await shop.signIn();
  gateway = watchGateway(shop.address());
}, 180_000);
afterAll(() => shop.remove());

/** Does it while people work, lets them go on for a while, and looks whether everything is there in the end. */
async function underLoad(disturb: (load: MixedLoad) => Promise<void>): Promise<MixedLoad> {
  const load = await startMixedLoad(owner, 6);
  await goOn(load);
  await disturb(load);
  await goOn(load);
  await load.stop();
  await expectAllThere(shop, load);
  return load;
}

const goOn = (load: MixedLoad) => load.reached(load.acknowledged.length + 40);

const kill = async (...words: readonly string[]): Promise<void> => {
  const pids = await shop.program().processes(...words);
  expect(pids).toHaveLength(1);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
};

describe('nothing is lost, and nothing is done twice, when', () => {
  test('Kafka is away for 30 s, in which reads and what concerns one context alone go on', async () => {
    const accountId = await account(owner, { code: 'outage' });
    await product(owner, { sku: 'OUTAGE', price: '1' });
    const unseen = { 'consistency-token': '' };
    await underLoad(async () => {
      await nativeStack('down', 'kafka');
      for (let second = 1; second <= 30; second++) {
        const input = { idempotencyKey: `outage ${second}`, accountId, amount: usd('1'), description: 'On' };
        const income = await owner.request(mutationOf('recordIncome'), { input }, unseen);
        expect(income.data.recordIncome.userErrors).toEqual([]);
        const read = await owner.request(
          '{ productBySku(sku: "OUTAGE") { name stock { available } } }',
          {},
          unseen,
        );
        expect(read.errors).toBeUndefined();
        await pause(1_000);
      }
      await nativeStack('up', 'kafka');
    });
    const { account: after } = await owner.query(
      'query ($id: ID!) { account(id: $id) { balance { amount } } }',
      {
        id: accountId,
      },
    );
    expect(after.balance.amount).toBe('30.00');
    const records = await openShopRecords(shop.dataDir);
    const { orders } = await records.logs();
    await records.close();
    expect(orders.filter((event) => JSON.stringify(event).includes('TIMED_OUT'))).toEqual([]);
  }, 240_000);

  test('processes of each role are killed', async () => {
    const extra: ExtraProcess[] = [];
    for (const role of ['projector', 'reactor', 'relay']) {
      extra.push(await startExtraProcess(shop.dataDir, 'orders', role));
    }
    const [projector, reactor, relay] = extra;
    await underLoad(async (load) => {
      await kill('orders', 'api');
      await goOn(load);
      projector?.kill();
      await goOn(load);
      reactor?.kill();
      await goOn(load);
      // The one that published, projected and reacted; then the one that took the publishing over.
      await kill('orders', 'relay');
      await goOn(load);
      relay?.kill();
      await goOn(load);
      await kill('gateway');
    });
  }, 240_000);

  test('three processes project in the place of one, and one again', async () => {
    await underLoad(async (load) => {
      const more = await Promise.all(
        [1, 2].map(() => startExtraProcess(shop.dataDir, 'orders', 'projector')),
      );
      await goOn(load);
      for (const each of more) await each.stop();
    });
  }, 240_000);

  test('partitions are added by hand, and then its log is published anew with another number of them', async () => {
    const settings = readKafkaSettings(profile.settings(shop.dataDir));
    if (!settings) throw new Error('The profile has no Kafka.');
    const { kafka, prefix } = createKafkaClient(settings, pino({ level: 'silent' }));
    const admin = kafka.admin();
    await underLoad(async (load) => {
      await admin.connect();
      await admin.createPartitions({
        topicPartitions: [{ topic: `${prefix}.orders.events.1`, count: settings.partitions + 2 }],
      });
      await admin.disconnect();
      await goOn(load);
      const { code } = await runCommand(['relay', 'refill', 'orders', '--partitions', '5'], {
        DATA_DIR: shop.dataDir,
        ...profile.settings(shop.dataDir),
      });
      expect(code).toBe(0);
    });
  }, 240_000);

  test('the documents of a context are dropped and made anew', async () => {
    await underLoad(async (load) => {
      const records = await openShopRecords(shop.dataDir);
      const projections = await records.dropDocuments('orders');
      await records.close();
      for (const projection of projections) {
        const { code, errors } = await runCommand(['projections', 'rebuild', `orders/${projection}`], {
          DATA_DIR: shop.dataDir,
        });
        expect([code, errors]).toEqual([0, '']);
      }
      await goOn(load);
    });
  }, 240_000);

  test('MongoDB is started again', async () => {
    await underLoad(async (load) => {
      await nativeStack('down', 'mongo');
      await goOn(load);
      await nativeStack('up', 'mongo');
    });
  }, 240_000);
});

test('all the while the gateway stays small, and has time for everyone', async () => {
  const { memory, lag } = await gateway.stop();
  expect(memory).toBeLessThan(400 * 2 ** 20);
  expect(lag).toBeLessThan(1);
});
