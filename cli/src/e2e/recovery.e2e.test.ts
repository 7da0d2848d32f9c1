import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expectAlwaysTrue, expectTrueInTheEnd } from '../saga/testing/invariants.ts';
import { account, customer, product, usd } from '../testing/furnish.ts';
import type { Answer, Data, GraphClient } from '../testing/graph-client.ts';
import { mutationOf } from '../testing/mutate.ts';
import { foldOf, openShopRecords } from '../testing/shop-records.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000' });
  owner = await shop.signIn();
}, 120_000);
afterAll(() => shop.remove());

/** A change whose events name its key, and how many of them there are when it is accepted. */
interface Change {
  readonly key: string;
  readonly mutation: string;
  readonly input: object;
  readonly events: number;
}

interface Acknowledged extends Change {
  readonly payload: Data;
  readonly attempts: number;
}

interface Stage {
  readonly products: readonly string[];
  readonly accounts: readonly string[];
  readonly customerId: string;
}

/** A shop's mixed load: sales of all kinds beside goods, money and people that come in. */
function changeOf({ products, accounts, customerId }: Stage, index: number): Change {
  const key = `key-${index}-${randomUUID()}`;
  const productId = products[index % products.length];
  const [accountId, other] = [accounts[index % accounts.length], accounts[(index + 1) % accounts.length]];
  const lines = [{ productId, quantity: 1 + (index % 2) }];
  const [mutation, events, input] = (
    [
      ['placeOrder', 1, { lines, payments: [{ method: 'CASH' }], note: key, awaitOutcomeMs: 5000 }],
      ['placeOrder', 1, { lines, customerId, payments: [{ method: 'ACCOUNT', accountId }], note: key }],
      ['recordIncome', 1, { accountId, amount: usd('3'), description: key }],
      [
        'placeOrder',
        1,
        {
          lines,
          fulfilmentMethod: 'DELIVERY',
          payments: [{ method: 'CARD' }],
          note: key,
          awaitOutcomeMs: 5000,
        },
      ],
      [
        'transfer',
        2,
        {
          fromAccountId: accountId,
          toAccountId: other,
          amount: usd(String(1 + (index % 40))),
          description: key,
        },
      ],
      ['receiveStock', 1, { productId, quantity: 2, reference: key }],
      ['registerCustomer', 1, { name: key }],
      ['createProduct', 1, { sku: key.slice(0, 64), name: key, price: usd('1') }],
    ] as const
  )[index % 8] ?? ['createCategory', 1, { name: key }];
  return { key, mutation, events, input: { idempotencyKey: key, ...input } };
}

/** Sends it under its key until it is acknowledged, whatever becomes of the server meanwhile. */
async function acknowledge(change: Change, faults: string[]): Promise<Acknowledged> {
  const entity = change.mutation === 'placeOrder' ? 'order { id number }' : '';
  for (let attempts = 1; ; attempts++) {
    const answer = await owner
      .request(mutationOf(change.mutation, entity), { input: change.input })
      .catch((): Answer | undefined => undefined);
    const payload = answer?.data?.[change.mutation];
    if (payload) return { ...change, payload, attempts };
    const codes = answer?.errors?.map(({ extensions }) => String(extensions?.code)) ?? [];
    faults.push(...codes.filter((code) => code === 'INTERNAL_SERVER_ERROR'));
    await pause(250);
  }
}

/** The last answers that the shop's consumers have to give are given: no log grows and none has an unread end. */
async function quiet(): Promise<void> {
  const deadline = Date.now() + 30_000;
  let before = '';
  for (;;) {
    const services: { lag: number | null }[] = (
      (await (await fetch(`${shop.address()}/status`)).json()) as Data
    ).services;
    const records = await openShopRecords(shop.dataDir);
    const now = JSON.stringify(Object.values(await records.logs()).map((log) => log.length));
    await records.close();
    if (services.every(({ lag }) => !lag) && now === before) return;
    if (Date.now() > deadline) throw new Error(`It did not come to rest: ${JSON.stringify(services)}`);
    before = now;
  }
}

test('what was acknowledged under a mixed load is there once, in every log and every read model, after SIGKILL of everything', async () => {
  const products = await Promise.all(
    [1, 2, 3].map((index) => product(owner, { sku: `P${index}`, price: '2', pieces: 60 })),
  );
  const customerId = await customer(owner, 'Ada');
  const accounts = await Promise.all(
    [1, 2, 3].map((index) => account(owner, { code: `A${index}`, customerId, balance: '40' })),
  );
  const stage = { products, accounts, customerId };
  const total = 320;
  const kills = [100, 210];
  const acknowledged: Acknowledged[] = [];
  const faults: string[] = [];
  let next = 0;

  async function work(): Promise<void> {
    while (next < total) {
      next += 1;
      acknowledged.push(await acknowledge(changeOf(stage, next), faults));
    }
  }
  async function killAndRestart(after: number): Promise<void> {
    while (acknowledged.length < after) await pause(1);
    await shop.program().killAll();
    await shop.start();
  }
  const working = Promise.all(Array.from({ length: 16 }, work));
  for (const after of kills) await killAndRestart(after);
  await working;

  expect(acknowledged.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  await quiet();
  const records = await openShopRecords(shop.dataDir);
  const logs = await records.logs();
  const documents = await records.documents();
  await records.close();

  const written = Object.values(logs)
    .flat()
    .map((event) => JSON.stringify(event));
  const counts = acknowledged.map(({ key, mutation, events, payload }) => ({
    mutation,
    found: written.filter((event) => event.includes(key)).length,
    expected: payload.userErrors.length > 0 ? 0 : events,
  }));
  expect(counts.filter(({ found, expected }) => found !== expected)).toEqual([]);

  for (const log of Object.values(logs)) {
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
  }
  expectAlwaysTrue(logs);
  expectTrueInTheEnd(logs);

  const fold = foldOf(logs);
  expect([...documents.keys()].sort()).toEqual([...fold.keys()].sort());
  for (const [key, document] of fold) expect([key, documents.get(key)]).toEqual([key, document]);
}, 120_000);
