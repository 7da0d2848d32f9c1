import { join } from 'node:path';
import { runningServer } from '@tillgraph/platform/postgres';
import { account, customer, product, sell } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { startMixedLoad } from '../testing/mixed-load.ts';
import { accepted } from '../testing/mutate.ts';
import { profile } from '../testing/profile.ts';
import { rest } from '../testing/rest.ts';
import { runCommand } from '../testing/run-command.ts';
import { tamper } from '../testing/tamper.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'products', RATE_LIMIT: '1000000' });
  owner = await shop.signIn();
}, 120_000);
afterAll(() => shop.remove());

/** Where all of it is in PostgreSQL. */
const testEmbedded = profile.words.length === 0 ? test : test.skip;

const verify = () =>
  runCommand(['verify'], { DATA_DIR: shop.dataDir, ...profile.settings(shop.dataDir), LOG_LEVEL: 'warn' });

const allIsWell = /^\d+ events and \d+ documents were read: all that must always hold does/;

test('a shop is found right while it sells, with customers who were erased', async () => {
  const load = await startMixedLoad(owner);
  await load.reached(150);
  const erased = await customer(owner, 'Grace');
  const [first, second] = await Promise.all([
    verify(),
    accepted(owner, 'eraseCustomer', { customerId: erased }),
  ]);
  await load.stop();
  expect(first).toMatchObject({ code: 0, output: expect.stringMatching(allIsWell), errors: '' });
  expect(second).toBeDefined();
  await rest(shop);
  expect(await verify()).toMatchObject({ code: 0, output: expect.stringMatching(allIsWell) });
}, 180_000);

testEmbedded(
  'a server at DATABASE_URL is found right, and so is a shop that does not run',
  async () => {
    const server = await runningServer(join(shop.dataDir, 'postgresql'));
    const atServer = {
      DATABASE_URL: server?.('postgres') ?? '',
      MASTER_KEY_FILE: join(shop.dataDir, 'master-key'),
      DATA_DIR: join(shop.dataDir, 'nothing'),
    };
    expect(await runCommand(['verify'], atServer)).toMatchObject({
      code: 0,
      output: expect.stringMatching(allIsWell),
    });
    await shop.program().stop();
    expect(await verify()).toMatchObject({ code: 0, output: expect.stringMatching(allIsWell) });
    await shop.start();
  },
  120_000,
);

test('where there is no shop, that is said', async () => {
  const { code, errors } = await runCommand(['verify'], { DATA_DIR: join(shop.dataDir, 'nothing') });
  expect([code, errors]).toEqual([
    1,
    `There is no shop in the data folder ${join(shop.dataDir, 'nothing')}: set DATA_DIR to that of the one you mean.\n`,
  ]);
});

describe('what somebody did to the databases behind the shop’s back is told by stream', () => {
  let order: Data;
  let productId: string;
  let accountId: string;
  beforeAll(async () => {
    productId = await product(owner, { sku: 'VERIFIED', price: '7', pieces: 9 });
    accountId = await account(owner, { code: 'verified', balance: '50' });
    order = await sell(owner, {
      lines: [{ productId, quantity: 2 }],
      payments: [{ method: 'ACCOUNT', accountId }],
    });
    await rest(shop);
  }, 60_000);

  testEmbedded(
    'a document that was changed, and one that is missing',
    async () => {
      const [stored] = await tamper(
        shop.dataDir,
        'orders',
        `UPDATE read_models.orders_1 SET document = jsonb_set(document, '{total,minor}', '5') WHERE id = '${order.id}'`,
        `DELETE FROM read_models.products_1 WHERE id = '${productId}' RETURNING *`,
      );
      expect(stored).toBeDefined();
      const { code, output, errors } = await verify();
      expect(output).toBe(
        `orders/order-${order.id}\n` +
          `  the document orders/orders/${order.id} is not what its log makes of it: total.minor is 5 instead of 1400\n` +
          `catalog/product-${productId}\n` +
          `  the document orders/products/${productId} is missing, and its log makes one\n`,
      );
      expect(errors).toMatch(/^\d+ events and \d+ documents were read: 2 differences were found\.\n$/);
      expect(code).toBe(1);
      for (const projection of ['orders/orders', 'orders/catalog-copy']) {
        const { code } = await runCommand(['projections', 'rebuild', projection], { DATA_DIR: shop.dataDir });
        expect(code).toBe(0);
      }
      expect(await verify()).toMatchObject({ code: 0 });
    },
    120_000,
  );

  test('a payment that was booked twice', async () => {
    await tamper(
      shop.dataDir,
      'accounts',
      `WITH doubled AS (
         INSERT INTO event_store.events
         SELECT position.next, version.next, slot, schema_version, gen_random_uuid(), recorded_at, stream, type, data,
           person, personal, metadata
         FROM event_store.events,
           (SELECT max(position) + 1 AS next FROM event_store.events) position,
           (SELECT max(version) + 1 AS next FROM event_store.events WHERE stream = 'account-${accountId}') version
         WHERE stream = 'account-${accountId}' AND type = 'ExpenseRecorded'
         RETURNING position
       ) UPDATE event_store.head SET position = doubled.position FROM doubled`,
    );
    const { code, output } = await verify();
    expect(code).toBe(1);
    expect(output).toContain(`accounts/account-${accountId}\n`);
    expect(output).toContain('leaves 3600, where its bookings add up to 2200');
    expect(output).toMatch(/takes the payment \S+ again/);
    expect(output).toContain(`orders/order-${order.id}\n  it is paid with 1400, and 2800 was taken\n`);
    expect(output).toContain('all accounts in USD');
  }, 60_000);

  test('an event that is gone, of which its stream, its log and its number tell', async () => {
    const [placed] = await tamper(
      shop.dataDir,
      'orders',
      `DELETE FROM event_store.events WHERE stream = 'order-${order.id}' AND version = 1 RETURNING position::int`,
    );
    const { code, output } = await verify();
    expect(code).toBe(1);
    expect(output).toContain(
      `position ${Number(placed?.position) + 1} follows ${Number(placed?.position) - 1} of its log`,
    );
    expect(output).toContain(`orders/order-${order.id}\n`);
    expect(output).toContain('version 2 follows 0');
    expect(output).toContain('OrderReserved, comes to an order that is none');
  }, 60_000);
});
