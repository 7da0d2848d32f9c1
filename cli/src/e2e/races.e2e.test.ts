import { randomUUID } from 'node:crypto';
import { account, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { mutate } from '../testing/mutate.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000' });
  owner = await shop.signIn();
}, 120_000);
afterAll(() => shop.remove());

const times = <Value>(count: number, make: (index: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

const distinct = (values: readonly unknown[]) => new Set(values.map((value) => JSON.stringify(value))).size;

test('of 200 orders at once for 50 pieces, 50 are sold and 150 are out of stock', async () => {
  const last = await product(owner, { sku: 'LAST', price: '2', pieces: 50 });
  const till = (
    await sell(owner, { lines: [{ productId: last, quantity: 1 }], payments: [{ method: 'CASH' }] })
  ).payments[0].account;
  await mutate(owner, 'receiveStock', { productId: last, quantity: 1 });
  const orders = await times(200, () =>
    sell(owner, { lines: [{ productId: last, quantity: 1 }], payments: [{ method: 'CASH' }] }),
  );
  expect(orders.filter(({ status }) => status === 'COMPLETED')).toHaveLength(50);
  expect(orders.filter(({ cancellation }) => cancellation?.reason === 'OUT_OF_STOCK')).toHaveLength(150);
  expect(distinct(orders.map(({ number }) => number))).toBe(200);
  const query =
    'query ($id: ID!) { product(id: $id) { stock { onHand reserved available } } account(id: "till") { balance { amount } } }';
  expect(await owner.query(query, { id: last })).toEqual({
    product: { stock: { onHand: 0, reserved: 0, available: 0 } },
    account: { balance: { amount: (Number(till.balance.amount) + 100).toFixed(2) } },
  });
});

test('64 repeats at once of one key have one effect and one answer', async () => {
  const accountId = await account(owner, { code: 'repeated' });
  const input = { idempotencyKey: 'once', accountId, amount: usd('7'), description: 'Once' };
  const answers = await times(64, () =>
    mutate(owner, 'recordIncome', input, 'transaction { id balanceAfter { amount } }'),
  );
  expect(distinct(answers.map(({ transaction, userErrors }) => [transaction, userErrors]))).toBe(1);
  expect(answers[0]).toMatchObject({ transaction: { balanceAfter: { amount: '7.00' } }, userErrors: [] });
  const read = await owner.query(
    'query ($id: ID!) { account(id: $id) { balance { amount } transactions { edges { node { id } } } } }',
    { id: accountId },
  );
  expect(read.account).toEqual({
    balance: { amount: '7.00' },
    transactions: { edges: [{ node: answers[0].transaction && { id: answers[0].transaction.id } }] },
  });
  expect(await mutate(owner, 'recordIncome', { ...input, amount: usd('8') })).toMatchObject({
    userErrors: [{ __typename: 'IdempotencyKeyReused', code: 'IDEMPOTENCY_KEY_REUSED' }],
  });
});

test('64 orders at once under one key are one order, also when it is refused', async () => {
  const id = await product(owner, { sku: 'ONCE', price: '2', pieces: 64 });
  const order = {
    idempotencyKey: randomUUID(),
    lines: [{ productId: id, quantity: 1 }],
    payments: [{ method: 'CASH' }],
  };
  const orders = await times(64, () => sell(owner, order));
  expect(distinct(orders.map((each) => [each.id, each.number]))).toBe(1);
  const wrong = { ...order, idempotencyKey: randomUUID(), expectedTotal: usd('3') };
  const refused = await times(64, () => mutate(owner, 'placeOrder', wrong, 'order { id }'));
  expect(distinct(refused)).toBe(1);
  expect(refused[0]).toMatchObject({ order: null, userErrors: [{ code: 'PRICE_CHANGED' }] });
});

test('of changes at once to one version one wins, and the others learn the version that it made', async () => {
  const id = await product(owner, { sku: 'CONTESTED', price: '1' });
  const answers = await times(20, (index) =>
    mutate(
      owner,
      'changePrice',
      { productId: id, expectedVersion: 1, price: usd(String(index + 2)) },
      'product { version }',
    ),
  );
  const won = answers.filter(({ userErrors }) => userErrors.length === 0);
  expect(won).toMatchObject([{ product: { version: 2 } }]);
  for (const { userErrors } of answers.filter((answer) => answer !== won[0])) {
    expect(userErrors).toMatchObject([
      { __typename: 'Conflict', code: 'VERSION_MISMATCH', currentVersion: 2 },
    ]);
  }
});

test('of 20 at once for one sku one gets it, and the others learn who', async () => {
  const create = () =>
    mutate(owner, 'createProduct', { sku: 'UNIQUE', name: 'Unique', price: usd('1') }, 'product { id }');
  const answers = await times(20, create);
  const won = answers.filter((answer) => answer.product !== null);
  expect(won).toHaveLength(1);
  for (const { userErrors } of answers.filter((answer) => answer.product === null)) {
    expect(userErrors).toMatchObject([
      { __typename: 'AlreadyExists', path: ['input', 'sku'], existingId: won[0].product.id },
    ]);
  }
});

test('transfers at once in both directions, more than there is, leave the sum as it was', async () => {
  const [left, right] = await Promise.all([
    account(owner, { code: 'left', balance: '10' }),
    account(owner, { code: 'right', balance: '10' }),
  ]);
  const answers = await times(60, (index) =>
    mutate(owner, 'transfer', {
      fromAccountId: index % 2 ? left : right,
      toAccountId: index % 2 ? right : left,
      amount: usd(String(1 + (index % 7))),
      description: 'To and fro',
    }),
  );
  const codes = new Set(answers.flatMap(({ userErrors }) => userErrors.map((error: Data) => error.code)));
  expect([...codes].filter((code) => code !== 'INSUFFICIENT_FUNDS')).toEqual([]);
  const query =
    'query ($left: ID!, $right: ID!) { left: account(id: $left) { balance { amount } } right: account(id: $right) { balance { amount } } }';
  const balances = await owner.query(query, { left, right });
  expect(Number(balances.left.balance.amount) + Number(balances.right.balance.amount)).toBe(20);
});
