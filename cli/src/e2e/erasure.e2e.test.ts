import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchive, readArchiveHead } from '@tillgraph/platform/backup';
import { backupKeyUnder } from '@tillgraph/platform/person-keys';
import { type StoredTexts, until } from '@tillgraph/platform/testing';
import { account, product, sell, usd } from '../testing/furnish.ts';
import type { GraphClient } from '../testing/graph-client.ts';
import { accepted, mutate } from '../testing/mutate.ts';
import { profile } from '../testing/profile.ts';
import { rest } from '../testing/rest.ts';
import { runCommand } from '../testing/run-command.ts';
import { foldOf, openShopRecords } from '../testing/shop-records.ts';
import { readableLogs, readableTopics, storedTexts } from '../testing/stored-texts.ts';
import { newDataDir, startShop, type TestShop } from '../testing/test-shop.ts';
import { startTraceCollector, type TraceCollector } from '../testing/trace-collector.ts';

/** What people wrote of a customer, all of it with a word of its own that nothing else has. */
interface Person {
  readonly word: string;
  readonly customerId: string;
  readonly accountId: string;
  readonly orderId: string;
}

let collector: TraceCollector;
let shop: TestShop;
let owner: GraphClient;
let tea: string;
beforeAll(async () => {
  collector = await startTraceCollector();
  // What it says is searched, too: let it say all.
  shop = await startShop({
    ...{ DEMO_DATA: 'false', LOG_LEVEL: 'trace' },
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '50' },
  });
  owner = await shop.signIn();
  tea = await product(owner, { sku: 'TEA', price: '3', pieces: 1000 });
}, 120_000);
afterAll(async () => {
  await shop.remove();
  await collector.close();
});

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

/** All that there is to search: what is stored anywhere, a backup that is made now, and what the program tells others. */
const everywhere = async (): Promise<StoredTexts> =>
  new Map([
    ...(await storedTexts(shop.dataDir)),
    ...(await backedUp()),
    ['output', shop.program().output()],
    ['traces', collector.texts().join('\n')],
  ]);

/** Where the person is still named. */
const placesOf = async ({ word }: Person): Promise<readonly string[]> =>
  [...(await everywhere())].filter(([, text]) => says(text, word)).map(([place]) => place);

/** The word in any letters, or as programs write bytes: in hexadecimal, or somewhere within base64. */
const says = (text: string, word: string): boolean =>
  text.toLowerCase().includes(word.toLowerCase()) ||
  [word, word.toLowerCase()].flatMap(encodingsOf).some((form) => text.includes(form));

function encodingsOf(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  const within64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // Each character is six bits: those which are of the word alone.
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  return [bytes.toString('hex'), ...within64];
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

test('all places are searched', async () => {
  const kim = await person('Kimberley');
  await rest(shop);
  await until(() => collector.texts().some((text) => text.includes('placeOrder')));
  const texts = await everywhere();
  const tables = ['events', 'idempotency', 'snapshots', 'claims'].map((table) => `event_store.${table}`);
  const isDistributed = profile.words.length > 0;
  for (const context of ['customers', 'accounts', 'orders']) {
    for (const table of tables) expect([...texts.keys()]).toContain(`tillgraph_${context} ${table}`);
    const isTopic = (place: string) => place.includes(`.${context}.events.`);
    expect([...texts.keys()].filter(isTopic)).toHaveLength(isDistributed ? 1 : 0);
  }
  // What is not read at all would seem to be in order.
  expect(texts.get('tillgraph_customers event_store.events')).toContain(kim.customerId);
  expect(texts.get('tillgraph_orders event_store.idempotency')).toContain(kim.orderId);
  for (const [place, text] of texts) {
    if (place.includes('.customers.events.')) expect(text).toContain(kim.customerId);
  }
  expect(texts.get('output')).toContain('Tillgraph runs.');
  expect(texts.get('file postgresql/server.log')).toBeDefined();

  const named = await placesOf(kim);
  expect(named).toContain(readableLogs);
  expect(named.includes(readableTopics)).toBe(isDistributed);
  expect(named.includes('backup')).toBe(!isDistributed);
  const documents = isDistributed
    ? /_(customers|accounts|orders)\./
    : /^tillgraph_(customers|accounts|orders) /;
  const contexts = new Set(named.flatMap((place) => documents.exec(place)?.[1] ?? []));
  expect([...contexts].toSorted()).toEqual(['accounts', 'customers', 'orders']);
  // Keys, and what is encrypted, are not for reading.
  expect(
    named.filter((place) => /event_store|person_keys|^(file|output|traces)|\.events\./.test(place)),
  ).toEqual([]);
});

test('a word is found in whatever form', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const text = Buffer.from(`${before}Wendeline and more`);
    for (const encoding of ['utf8', 'hex', 'base64', 'base64url'] as const) {
      expect(says(text.toString(encoding), 'Wendeline')).toBe(true);
    }
  }
  expect(says('Somebody else', 'Wendeline')).toBe(false);
});

const orderFields = `
  number total { amount } note deliveryAddress { lines } customer { name email erasedAt }
  lines { note } payments { reference amount { amount } } history { edges { node { type data } } }`;

test('nothing of an erased customer is left anywhere, not in a backup either, and orders and sums stay', async () => {
  const wendeline = await person('Wendeline');
  expect((await placesOf(wendeline)).length).toBeGreaterThan(2);
  const changes = owner.subscribe('subscription ($id: ID!) { orderChanged(orderId: $id) { note version } }', {
    id: wendeline.orderId,
  });
  const { value: before } = await changes.next();
  expect(before.orderChanged.note).toBe('Ring for Wendeline');

  const { customer } = await erase(wendeline);
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
       customers(filter: { search: "Wendeline" }) { totalCount }
     }`,
    { ...wendeline },
  );
  expect(JSON.stringify(seen)).not.toMatch(/Wendeline/i);
  expect(seen.order).toMatchObject({ total: { amount: '3.00' }, customer: { name: 'Erased customer' } });
  expect(seen.account).toMatchObject({ name: 'Erased customer', balance: { amount: '87.00' } });
  expect(seen.customers.totalCount).toBe(0);

  await rest(shop);
  expect(await placesOf(wendeline)).toEqual([]);
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
  const olivia = await person('Olivia');
  await erase(olivia);
  await shop.program().killAll();
  await shop.start();
  await rest(shop);
  expect(await placesOf(olivia)).toEqual([]);
  const rebuild = ['projections', 'rebuild', 'orders/orders'];
  const { code, errors } = await runCommand(rebuild, { DATA_DIR: shop.dataDir });
  expect([code, errors]).toEqual([0, expect.any(String)]);
  expect(await placesOf(olivia)).toEqual([]);
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
