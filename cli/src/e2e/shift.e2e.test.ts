import { randomUUID } from 'node:crypto';
import { until } from '@tillgraph/platform/testing';
import { account, customer, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted, mutate, mutationOf } from '../testing/mutate.ts';
import { profile } from '../testing/profile.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let cashier: GraphClient;
let carla: string;
let mug: string;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false' });
  owner = await shop.signIn();
  const credentials = { email: 'carla@example.com', password: 'carla-password' };
  const employed = { ...credentials, displayName: 'Carla', role: 'CASHIER' };
  carla = (await accepted(owner, 'createUser', employed, 'user { id }')).user.id;
  cashier = await shop.signIn(credentials);
  mug = await product(owner, { sku: 'MUG', price: '12', pieces: 40 });
}, 120_000);
afterAll(() => shop.remove());

const figures = `openingFloat { amount } cashSales { amount } cashRefunds { amount } cashIn { amount }
  cashOut { amount } expectedCash { amount } counted { amount } difference { amount }`;
const tillSession = `tillSession { id number version ${figures} }`;

const linesOf = 'query ($id: ID!) { order(id: $id) { lines { id } } }';

const xReport = async (id: string): Promise<Data> => {
  const query = `query ($id: ID!) { tillSession(id: $id) { number ${figures}
    openedBy { id } closedBy { id } till { code balance { amount } } } }`;
  return (await cashier.query(query, { id })).tillSession;
};

test('a cashier opens the drawer, sells, takes a deposit, moves cash, gives back and closes; a watcher sees it all', async () => {
  const [safe, ada] = [
    await account(owner, { code: 'safe' }),
    await account(owner, { code: 'ada', customerId: await customer(cashier, 'Ada') }),
  ];
  const balances: string[] = [];
  const watching = watch('till', balances, '107.90');
  await until(() => balances.length === 1);

  const begun = { accountId: 'till', counted: usd('100') };
  const { id, version } = (await accepted(cashier, 'openTill', begun, tillSession)).tillSession;
  const lines = [{ productId: mug, quantity: 1 }];
  const order = await sell(cashier, { lines, payments: [{ method: 'CASH', tendered: usd('20') }] });
  expect(order.status).toBe('COMPLETED');
  const deposit = await accepted(
    cashier,
    'depositToAccount',
    { accountId: ada, amount: usd('20') },
    'from { account { id } counterpart { id } } to { id account { id balance { amount } } }',
  );
  expect(deposit.to.account).toEqual({ id: ada, balance: { amount: '20.00' } });
  expect(deposit.from).toEqual({ account: { id: 'till' }, counterpart: { id: deposit.to.id } });
  const move = { tillSessionId: id, amount: usd('12'), toAccountId: safe };
  await accepted(cashier, 'moveCash', { ...move, direction: 'EXPENSE', reason: 'Too much in the drawer' });

  const { lines: sold } = (await owner.query(linesOf, { id: order.id })).order;
  const broken = { orderId: order.id, lines: [{ lineId: sold[0].id, quantity: 1 }], reason: 'Broken' };
  await accepted(owner, 'refundOrder', broken);
  await until(async () => (await xReport(id)).cashRefunds.amount !== '0.00');
  expect(await xReport(id)).toEqual({
    number: 1,
    openingFloat: { amount: '100.00' },
    cashSales: { amount: '12.00' },
    cashRefunds: { amount: '12.00' },
    cashIn: { amount: '20.00' },
    cashOut: { amount: '12.00' },
    expectedCash: { amount: '108.00' },
    counted: null,
    difference: null,
    openedBy: { id: carla },
    closedBy: null,
    till: { code: 'till', balance: { amount: '108.00' } },
  });
  const ended = { tillSessionId: id, counted: usd('107.90') };
  const stale = await mutate(cashier, 'closeTill', { ...ended, expectedVersion: version }, tillSession);
  expect(stale.userErrors).toMatchObject([{ code: 'VERSION_MISMATCH', currentVersion: version + 4 }]);
  const closing = await Promise.all([1, 2].map(() => mutate(cashier, 'closeTill', ended, tillSession)));
  expect(closing.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'STATE_NOT_ALLOWED' }]);
  expect(await xReport(id)).toMatchObject({
    expectedCash: { amount: '108.00' },
    counted: { amount: '107.90' },
    difference: { amount: '-0.10' },
    closedBy: { id: carla },
    till: { balance: { amount: '107.90' } },
  });

  await watching;
  // Of two changes that follow at once, a watcher may see the second alone.
  const inTurn = ['0.00', '100.00', '112.00', '132.00', '120.00', '108.00', '107.90'];
  expect(balances).toEqual(inTurn.filter((balance) => balances.includes(balance)));
});

test('what is sold between two shifts is counted into the second, whose number is the next', async () => {
  await sell(cashier, { lines: [{ productId: mug, quantity: 1 }], payments: [{ method: 'CASH' }] });
  const begun = { accountId: 'till', counted: usd('119.90') };
  const { tillSession: second } = await accepted(cashier, 'openTill', begun, tillSession);
  expect(second).toMatchObject({
    number: 2,
    openingFloat: { amount: '119.90' },
    cashSales: { amount: '0.00' },
  });
  const { tillSessions } = await cashier.query(
    '{ tillSessions(filter: { accountId: "till" }) { edges { node { number closedAt } } } }',
  );
  expect(tillSessions.edges).toEqual([
    { node: { number: 2, closedAt: null } },
    { node: { number: 1, closedAt: expect.any(String) } },
  ]);
});

test('a count comes after the refunds that were answered before it, whoever made them', async () => {
  const drawer = await account(owner, { code: 'drawer', kind: 'TILL' });
  const back = { withdrawn: [] as string[], differences: [] as string[] };
  for (let shift = 1; shift <= 10; shift += 1) {
    const begun = await accepted(owner, 'openTill', { accountId: drawer, counted: usd('100') }, tillSession);
    const payments = [{ method: 'CASH', accountId: drawer }];
    const order = await sell(owner, { lines: [{ productId: mug, quantity: 1 }], payments });
    const { lines } = (await owner.query(linesOf, { id: order.id })).order;
    const broken = { orderId: order.id, lines: [{ lineId: lines[0].id, quantity: 1 }], reason: 'Broken' };
    await accepted(owner, 'refundOrder', broken);
    const ended = { tillSessionId: begun.tillSession.id, counted: usd('100') };
    const { tillSession: closed } = (await countedElsewhere(ended)).data.closeTill;
    back.withdrawn.push(closed.cashRefunds.amount);
    back.differences.push(closed.difference.amount);
  }
  expect(back).toEqual({ withdrawn: Array(10).fill('12.00'), differences: Array(10).fill('0.00') });
});

/** By a till that has seen nothing of the shop; where Kafka is between orders and accounts, by one that has. */
const countedElsewhere = (input: object) =>
  owner.request(
    mutationOf('closeTill', tillSession),
    { input: { idempotencyKey: randomUUID(), ...input } },
    profile.words.length === 0 ? { 'consistency-token': '' } : {},
  );

test('who keeps a drawer may neither book on other accounts nor read what was done by whom', async () => {
  const income = { idempotencyKey: 'k', accountId: 'till', amount: usd('1'), description: 'x' };
  const refused = [
    await cashier.request('{ tillSession(id: "till-shift-1") { history { edges { cursor } } } }'),
    await cashier.request(
      `mutation ($input: RecordTransactionInput!) { recordIncome(input: $input) { consistencyToken } }`,
      { input: income },
    ),
    await cashier.request(
      'mutation ($input: TransferInput!) { transfer(input: $input) { consistencyToken } }',
      {
        input: { ...income, accountId: undefined, fromAccountId: 'till', toAccountId: 'card' },
      },
    ),
  ];
  expect(refused.map(({ errors }) => errors?.map(({ extensions }) => extensions.code))).toEqual(
    refused.map(() => ['FORBIDDEN']),
  );
});

/** Every balance of the account that differs from the one before, until it is the last. */
async function watch(accountId: string, seen: string[], last: string): Promise<void> {
  const query = 'subscription ($id: ID!) { balanceChanged(accountId: $id) { balance { amount } } }';
  for await (const { balanceChanged } of cashier.subscribe(query, { id: accountId })) {
    const { amount } = balanceChanged.balance;
    if (amount !== seen.at(-1)) seen.push(amount);
    if (amount === last) return;
  }
}
