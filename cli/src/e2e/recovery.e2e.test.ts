import type { GraphClient } from '../testing/graph-client.ts';
import { startMixedLoad } from '../testing/mixed-load.ts';
import { expectAllThere } from '../testing/oracle.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000' });
  owner = await shop.signIn();
}, 120_000);
afterAll(() => shop.remove());

test('what was acknowledged under a mixed load is there once, in every log and every read model, after SIGKILL of everything', async () => {
  const load = await startMixedLoad(owner);
  for (const after of [100, 210]) {
    await load.reached(after);
    await shop.program().killAll();
    await shop.start();
  }
  await load.reached(320);
  await load.stop();
  expect(load.acknowledged.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(0);
  expect(load.faults).toEqual([]);
  await expectAllThere(shop, load);
}, 180_000);
