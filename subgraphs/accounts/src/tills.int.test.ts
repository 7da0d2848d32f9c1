import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { type Bank, openBank, tillSessionFields, usd } from './testing/bank.ts';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank({ referenceWait: 100 });
});
afterAll(() => bank.close());

test('a shift: counted, sold, deposited, moved to the safe, counted again', async () => {
  const [drawer, safe, wesley] = [
    await bank.open('front', { kind: 'TILL' }),
    await bank.open('safe'),
    await bank.open('wesley'),
  ];
  const opened = await bank.shift('openTill', { accountId: drawer, counted: usd('100') });
  expect(opened).toMatchObject({
    tillSession: {
      number: 1,
      till: { id: drawer, balance: { amount: '100.00' } },
      openedBy: { id: 'tester' },
      openingFloat: { amount: '100.00' },
      expectedCash: { amount: '100.00' },
      counted: null,
      difference: null,
      closedBy: null,
      closedAt: null,
      version: 1,
    },
    userErrors: [],
  });
  const tillSessionId = opened.tillSession?.id;

  await sell('a-sale', 'p1', '12.50', drawer);
  await bank.deposit({ accountId: wesley, tillAccountId: drawer, amount: usd('40') });
  const move = { tillSessionId, direction: 'EXPENSE', amount: usd('50'), reason: 'Safe', toAccountId: safe };
  expect(await bank.shift('moveCash', move)).toMatchObject({
    tillSession: {
      cashSales: { amount: '12.50' },
      cashRefunds: { amount: '0.00' },
      cashIn: { amount: '40.00' },
      cashOut: { amount: '50.00' },
      expectedCash: { amount: '102.50' },
      version: 4,
    },
    userErrors: [],
  });
  expect([await bank.balance(drawer), await bank.balance(safe), await bank.balance(wesley)]).toEqual([
    '102.50',
    '50.00',
    '40.00',
  ]);

  const closed = await bank.shift('closeTill', { tillSessionId, expectedVersion: 4, counted: usd('102') });
  expect(closed).toMatchObject({
    tillSession: {
      expectedCash: { amount: '102.50' },
      counted: { amount: '102.00' },
      difference: { amount: '-0.50' },
      closedBy: { id: 'tester' },
      till: { balance: { amount: '102.00' } },
      version: 5,
    },
  });
  expect(await bookings(drawer)).toEqual([
    ['EXPENSE', 'TILL_DIFFERENCE', '0.50'],
    ['EXPENSE', 'CASH_MOVEMENT', '50.00'],
    ['INCOME', 'DEPOSIT', '40.00'],
    ['INCOME', 'ORDER_PAYMENT', '12.50'],
    ['INCOME', 'TILL_DIFFERENCE', '100.00'],
  ]);
  expect(await shiftOf(tillSessionId)).toEqual(closed.tillSession);
  expect(await historyOf(tillSessionId)).toEqual([
    [5, 'TillClosed'],
    [4, 'ExpenseRecorded'],
    [3, 'IncomeRecorded'],
    [2, 'IncomeRecorded'],
    [1, 'TillOpened'],
  ]);
});

test('what is sold while no shift is open is counted into the next, and is no shift’s sale', async () => {
  const drawer = await bank.open('between', { kind: 'TILL' });
  await bank.endShift(await bank.beginShift(drawer, '10'), '10');
  await sell('between-shifts', 'p1', '7', drawer);
  const next = await bank.shift('openTill', { accountId: drawer, counted: usd('17') });
  expect(next.tillSession).toMatchObject({
    number: 2,
    openingFloat: { amount: '17.00' },
    cashSales: { amount: '0.00' },
  });
  expect((await bookings(drawer))[0]).toEqual(['INCOME', 'ORDER_PAYMENT', '7.00']);
});

test('what is given back for a sale of an earlier shift is a refund of the present one', async () => {
  const drawer = await bank.open('refunding', { kind: 'TILL' });
  const first = await bank.beginShift(drawer, '0');
  await sell('to-be-cancelled', 'p1', '5', drawer);
  await bank.endShift(first, '5');
  const second = await bank.beginShift(drawer, '5');
  await bank.happened('orders', 'order-to-be-cancelled', cancelled('to-be-cancelled'));
  await bank.settled();
  expect(await shiftOf(first)).toMatchObject({
    cashSales: { amount: '5.00' },
    cashRefunds: { amount: '0.00' },
  });
  expect(await shiftOf(second)).toMatchObject({
    cashSales: { amount: '0.00' },
    cashRefunds: { amount: '5.00' },
    expectedCash: { amount: '0.00' },
  });
});

test('of several who open or close a drawer at once one does, and the numbers have no gap', async () => {
  const drawer = await bank.open('raced', { kind: 'TILL' });
  for (const number of [1, 2, 3]) {
    const opened = await atOnce(() => bank.shift('openTill', { accountId: drawer, counted: usd('5') }));
    expect(opened.winners).toMatchObject([{ number }]);
    expect(opened.refusals).toEqual(opened.refusals.map(() => 'STATE_NOT_ALLOWED'));
    const [shift] = opened.winners;
    const close = { tillSessionId: shift?.id, counted: usd('5') };
    const closed = await atOnce(() => bank.shift('closeTill', close));
    expect(closed.winners).toHaveLength(1);
    expect(closed.refusals).toEqual(closed.refusals.map(() => 'STATE_NOT_ALLOWED'));
  }
  expect(await bank.balance(drawer)).toBe('5.00');
});

test('who saw an older shift than there is closes nothing', async () => {
  const drawer = await bank.open('seen', { kind: 'TILL' });
  const tillSessionId = await bank.beginShift(drawer, '0');
  await bank.income(drawer, '1');
  const stale = { tillSessionId, expectedVersion: 1, counted: usd('0') };
  expect(await bank.shift('closeTill', stale)).toMatchObject({
    tillSession: null,
    userErrors: [{ __typename: 'Conflict', code: 'VERSION_MISMATCH', currentVersion: 2 }],
  });
  await bank.endShift(tillSessionId, '1');
});

test('a drawer with an open shift is not closed as an account', async () => {
  const drawer = await bank.open('kept', { kind: 'TILL' });
  const shift = await bank.beginShift(drawer, '0');
  expect(await bank.change('closeAccount', { accountId: drawer })).toMatchObject({
    userErrors: [{ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED' }],
  });
  await bank.endShift(shift, '0');
  expect(await bank.change('closeAccount', { accountId: drawer })).toMatchObject({
    account: { active: false },
  });
});

test('a repeat is answered with the shift as it is now, also when another has begun since', async () => {
  const drawer = await bank.open('repeated', { kind: 'TILL' });
  const tillSessionId = await bank.beginShift(drawer, '0');
  const move = {
    idempotencyKey: 'moved once',
    tillSessionId,
    direction: 'INCOME',
    amount: usd('3'),
    reason: 'x',
  };
  await bank.shift('moveCash', move);
  await bank.endShift(tillSessionId, '3');
  await bank.beginShift(drawer, '3');
  expect(await bank.shift('moveCash', move)).toMatchObject({
    tillSession: { id: tillSessionId, number: 1, cashIn: { amount: '3.00' }, counted: { amount: '3.00' } },
    userErrors: [],
  });
  expect(await bank.balance(drawer)).toBe('3.00');
});

test('a deposit is taken back on both sides', async () => {
  const wesley = await bank.open('depositor');
  const till = Number(await bank.balance('till'));
  const { from, to } = await bank.deposit({ accountId: wesley, amount: usd('20') });
  expect(from).toMatchObject({
    type: 'INCOME',
    origin: 'DEPOSIT',
    account: { id: 'till' },
    counterpart: { id: to?.id },
  });
  expect(to).toMatchObject({ type: 'INCOME', account: { id: wesley }, counterpart: { id: from?.id } });
  expect([Number(await bank.balance('till')), await bank.balance(wesley)]).toEqual([till + 20, '20.00']);
  await bank.record('reverseTransaction', { transactionId: to?.id, reason: 'Miscounted' });
  expect([Number(await bank.balance('till')), await bank.balance(wesley)]).toEqual([till, '0.00']);
});

/** Cash for an order, as the order saga takes it. */
async function sell(orderId: string, paymentId: string, amount: string, accountId: string): Promise<void> {
  const reserved: OrderEvent = {
    type: 'OrderReserved',
    data: {
      orderId,
      number: 1,
      payments: [
        {
          paymentId,
          method: 'CASH',
          amount: { minor: Number(amount) * 100, currency: 'USD' },
          accountId,
          tendered: null,
          change: null,
        },
      ],
    },
  };
  await bank.happened('orders', `order-${orderId}`, reserved);
  await bank.settled();
}

const cancelled = (orderId: string): OrderEvent => ({
  type: 'OrderCancelled',
  data: {
    orderId,
    reason: 'REQUESTED',
    message: 'x',
    shortages: [],
    declinedPaymentId: null,
    available: null,
  },
});

async function atOnce(command: () => ReturnType<Bank['shift']>) {
  const payloads = await Promise.all(Array.from({ length: 6 }, command));
  return {
    winners: payloads.flatMap(({ tillSession }) => tillSession ?? []),
    refusals: payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)),
  };
}

async function shiftOf(id: string | undefined): Promise<unknown> {
  await bank.settled();
  const query = `query ($id: ID!) { tillSession(id: $id) { ${tillSessionFields} } }`;
  return (await bank.ask<{ tillSession: unknown }>(query, { id })).tillSession;
}

async function historyOf(id: string | undefined) {
  const query = `query ($id: ID!) { tillSession(id: $id) { history { edges { node { version type } } } } }`;
  const { tillSession } = await bank.ask<{ tillSession: Told }>(query, { id });
  return tillSession.history.edges.map(({ node }) => [node.version, node.type]);
}

/** Newest first. */
async function bookings(id: string) {
  await bank.settled();
  const query = `query ($id: ID!) { account(id: $id) {
    transactions { edges { node { type origin amount { amount } } } } } }`;
  const { account } = await bank.ask<{ account: { transactions: Booked } }>(query, { id });
  return account.transactions.edges.map(({ node }) => [node.type, node.origin, node.amount.amount]);
}

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[];
}
type Booked = Edges<{
  readonly type: string;
  readonly origin: string;
  readonly amount: { readonly amount: string };
}>;
interface Told {
  readonly history: Edges<{ readonly version: number; readonly type: string }>;
}
