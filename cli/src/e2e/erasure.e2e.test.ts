import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchive, readArchiveHead } from '@tillgraph/platform/backup';
import { backupKeyUnder } from '@tillgraph/platform/person-keys';
import type { StoredTexts } from '@tillgraph/platform/testing';
import { account, product, sell, usd } from '../testing/furnish.ts';
import type { GraphClient } from '../testing/graph-client.ts';
import { accepted, mutate } from '../testing/mutate.ts';
import { profile } from '../testing/profile.ts';
import { rest } from '../testing/rest.ts';
import { runCommand } from '../testing/run-command.ts';
import { foldOf, openShopRecords } from '../testing/shop-records.ts';
import { storedTexts } from '../testing/stored-texts.ts';
import { newDataDir, startShop, type TestShop } from '../testing/test-shop.ts';

/** What people wrote of a customer, all of it with a word of its own that nothing else has. */
interface Person {
  readonly word: string;
  readonly customerId: string;
  readonly accountId: string;
  readonly orderId: string;
}

let shop: TestShop;
let owner: GraphClient;
let tea: string;
beforeAll(async () => {
  // What it says is searched, too: let it say all.
  shop = await startShop({ DEMO_DATA: 'false', LOG_LEVEL: 'trace' });
  owner = await shop.signIn();
  tea = await product(owner, { sku: 'TEA', price: '3', pieces: 1000 });
}, 120_000);
afterAll(() => shop.remove());

async function person(word: string): Promise<Person> {
  const { customer } = await accepted(
    owner,
    'registerCustomer',
    {
      name: `${word} Vandersloot`,
      email: `${word}@example.com`,
      phone: `+31 20 ${word}`,
      address: { lines: [`17 ${word} Street`], city: `${word}dam` },
    },
    'customer { id }',
  );
  const customerId = customer.id;
  const accountId = await account(owner, { code: `account of ${customerId}`, customerId });
  await accepted(owner, 'updateAccount', { accountId, name: `${word}'s savings` });
  const gift = { amount: usd('100'), description: `Gift of ${word}`, category: `${word}s` };
  await accepted(owner, 'recordIncome', { accountId, ...gift });
  const transfer = { fromAccountId: accountId, toAccountId: 'till', amount: usd('10') };
  await accepted(owner, 'transfer', { ...transfer, description: `Change for ${word}` });
  const { id: orderId } = await sell(owner, { ...orderOf({ customerId, accountId, word }) });
  const { id: cancelled } = await sell(owner, orderOf({ customerId, accountId, word }));
  await accepted(owner, 'cancelOrder', { orderId: cancelled, message: `${word} went away` });
  return { word, customerId, accountId, orderId };
}

/** A delivery to where the customer lives. */
const orderOf = ({ customerId, accountId, word }: Omit<Person, 'orderId'>) => ({
  customerId,
  fulfilmentMethod: 'DELIVERY',
  lines: [{ productId: tea, quantity: 1, note: `as ${word} likes it` }],
  note: `Ring for ${word}`,
  payments: [{ method: 'ACCOUNT', accountId, reference: `slip of ${word}` }],
});

const erase = ({ customerId }: Person) =>
  accepted(owner, 'eraseCustomer', { customerId }, 'customer { name email active erasedAt }');

/** Where on all servers, in a backup that is made now, and in the program's own words, the person is still named. */
async function placesOf({ word }: Person): Promise<readonly string[]> {
  const texts = [...(await storedTexts(shop.dataDir)), ...(await backedUp())];
  const named = texts.filter(([, text]) => text.toLowerCase().includes(word.toLowerCase()));
  return [...named.map(([place]) => place), ...(shop.program().output().includes(word) ? ['output'] : [])];
}

/** All that a backup holds which is made now, as text, and what is said of making it. */
async function backedUp(): Promise<StoredTexts> {
  // The other profile's servers have tools of their own.
  if (profile.words.length > 0) return new Map();
  const folder = await newDataDir();
  try {
    const file = join(folder, 'shop.backup');
    const made = await runCommand(['backup', file], { DATA_DIR: shop.dataDir });
    expect([made.code, made.errors]).toEqual([0, expect.any(String)]);
    const key = backupKeyUnder(await readFile(join(shop.dataDir, 'master-key')));
    let text = `${made.output}${made.errors}${JSON.stringify(await readArchiveHead(file))}`;
    for await (const entry of readArchive(file, { key })) {
      text += entry.kind === 'bytes' ? entry.bytes.toString() : JSON.stringify(entry.header);
    }
    return new Map([['backup', text]]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function expectFold(): Promise<void> {
  const records = await openShopRecords(shop.dataDir);
  const [fold, documents] = [foldOf(await records.logs()), await records.documents()];
  await records.close();
  expect(Object.fromEntries(documents)).toEqual(Object.fromEntries(fold));
}

const orderFields = `
  number total { amount } note deliveryAddress { lines } customer { name email erasedAt }
  lines { note } payments { reference amount { amount } } history { edges { node { type data } } }`;

test('nothing of an erased customer is left anywhere, not in a backup either, and orders and sums stay', async () => {
  const wesley = await person('Wesley');
  const named = await placesOf(wesley);
  expect(named.length).toBeGreaterThan(2);
  // So that it is known to be searched.
  expect(named.includes('backup')).toBe(profile.words.length === 0);
  const changes = owner.subscribe('subscription ($id: ID!) { orderChanged(orderId: $id) { note version } }', {
    id: wesley.orderId,
  });
  const { value: before } = await changes.next();
  expect(before.orderChanged.note).toBe('Ring for Wesley');

  const { customer } = await erase(wesley);
  expect(customer).toEqual({
    ...{ name: 'Erased customer', email: null, active: false, erasedAt: expect.any(String) },
  });
  const { value: after } = await changes.next();
  expect(after.orderChanged).toEqual({ note: null, version: before.orderChanged.version });
  await changes.return?.();

  // Whoever has seen the erasure sees it in all contexts at once.
  const seen = await owner.query(
    `query ($orderId: ID!, $accountId: ID!) {
       order(id: $orderId) { ${orderFields} }
       account(id: $accountId) {
         name balance { amount } history { edges { node { type data } } }
         transactions { edges { node { description category amount { amount } } } }
       }
       customers(filter: { search: "Vandersloot" }) { totalCount }
     }`,
    { ...wesley },
  );
  expect(JSON.stringify(seen)).not.toMatch(/Wesley/i);
  expect(seen.order).toMatchObject({ total: { amount: '3.00' }, customer: { name: 'Erased customer' } });
  expect(seen.account).toMatchObject({ name: 'Erased customer', balance: { amount: '87.00' } });
  expect(seen.customers.totalCount).toBe(0);

  await rest(shop);
  expect(await placesOf(wesley)).toEqual([]);
  await expectFold();
});

test('what is recorded of a customer while they are erased leaves nothing either', async () => {
  const sofia = await person('Sofia');
  const late = Array.from({ length: 12 }, () => mutate(owner, 'placeOrder', orderOf(sofia)));
  const [erased] = await Promise.all([erase(sofia), ...late]);
  expect(erased.customer.name).toBe('Erased customer');
  await rest(shop);
  expect(await placesOf(sofia)).toEqual([]);
  await expectFold();
});

test('an erasure that was answered is finished although everything is killed at once; a rebuild stays readable', async () => {
  const olga = await person('Olga');
  await erase(olga);
  await shop.program().killAll();
  await shop.start();
  await rest(shop);
  expect(await placesOf(olga)).toEqual([]);
  const rebuild = ['projections', 'rebuild', 'orders/orders'];
  const { code, errors } = await runCommand(rebuild, { DATA_DIR: shop.dataDir });
  expect([code, errors]).toEqual([0, expect.any(String)]);
  expect(await placesOf(olga)).toEqual([]);
  await expectFold();
}, 180_000);

test('an erased customer is sold to no more, their account is settled, and their address is free', async () => {
  const ivo = await person('Ivo');
  await erase(ivo);
  const refused = await mutate(owner, 'placeOrder', orderOf(ivo));
  const changed = await mutate(owner, 'updateCustomer', { customerId: ivo.customerId, name: 'Ivo' });
  const opened = await mutate(owner, 'openAccount', {
    ...{ code: 'another', name: 'Ivo', kind: 'CUSTOMER', currencyCode: 'USD', customerId: ivo.customerId },
  });
  for (const { userErrors } of [refused, changed, opened]) {
    expect(userErrors).toEqual([
      expect.objectContaining({ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED' }),
    ]);
  }
  const payOut = { accountId: ivo.accountId, amount: usd('87'), description: 'Paid out to Ivo' };
  await accepted(owner, 'recordExpense', payOut);
  await accepted(owner, 'closeAccount', { accountId: ivo.accountId });
  await accepted(owner, 'shipOrder', { orderId: ivo.orderId });
  await accepted(owner, 'registerCustomer', { name: 'Anew', email: 'ivo@example.com' });
});
