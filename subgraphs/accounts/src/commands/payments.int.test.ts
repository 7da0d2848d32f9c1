import type { EventStore } from '@tillgraph/platform/event-store';
import { systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { account } from '../domain/account.ts';
import { payment } from '../domain/payment.ts';
import { opened, usd } from '../domain/testing/accounts.ts';
import { paymentCommands } from './payments.ts';

let books: TestLog;
beforeEach(async () => {
  books = await testLog('accounts');
  await open(books.log, 'till', 0);
  await open(books.log, 'wesley', 1000);
});
afterEach(() => books.close());

const cash = { paymentId: 'cash', method: 'CASH', accountId: null, amount: usd(300) } as const;
const fromWesley = {
  paymentId: 'account',
  method: 'ACCOUNT',
  accountId: 'wesley',
  amount: usd(700),
} as const;
const rest = { tendered: null, change: null };
const reserved = (orderId: string) => ({
  orderId,
  number: 1,
  payments: [
    { ...cash, ...rest },
    { ...fromWesley, ...rest },
  ],
});

/** 0.50 in cash and 0.20 onto the account. */
const refund = {
  number: 1,
  customerId: null,
  cashierId: null,
  refundedBy: null,
  businessDate: '2026-01-01',
  lines: [],
  subtotal: usd(70),
  taxTotal: usd(0),
  total: usd(70),
  payments: [
    { ...cash, paymentId: 'r-1', refundedPaymentId: 'cash', accountId: 'till', amount: usd(50) },
    { ...fromWesley, paymentId: 'r-2', refundedPaymentId: 'account', amount: usd(20) },
  ],
};

test('an order is paid from both accounts, and paid back when it is cancelled', async () => {
  const payments = paymentCommands(books);
  await payments.take(reserved('o'), metadata('take'));
  expect(await balances(books.log)).toEqual({ till: 300, wesley: 300 });
  await payments.giveBack('o', metadata('return'));
  expect(await balances(books.log)).toEqual({ till: 0, wesley: 1000 });
  expect((await books.log.load(payment, 'o')).state.status).toBe('returned');
});

test('repeated under the same key or another, from several processes, each step has one effect', async () => {
  const processes = [paymentCommands(books), paymentCommands({ log: await books.open() })];
  const keys = ['a', 'a', 'b', 'c'];
  const everywhere = (step: (payments: (typeof processes)[number], key: string) => Promise<unknown>) =>
    Promise.all(processes.flatMap((payments) => keys.map((key) => step(payments, key))));
  await everywhere((payments, key) => payments.take(reserved('o'), metadata(`take ${key}`)));
  expect(await balances(books.log)).toEqual({ till: 300, wesley: 300 });
  await everywhere((payments, key) => payments.giveBack('o', metadata(`return ${key}`)));
  expect(await balances(books.log)).toEqual({ till: 0, wesley: 1000 });
});

test('each refund is booked once, repeated under the same key or another, from several processes', async () => {
  const processes = [paymentCommands(books), paymentCommands({ log: await books.open() })];
  await paymentCommands(books).take(reserved('o'), metadata('take'));
  const refunds = ['r1', 'r2'].map((refundId) => ({ ...refund, orderId: 'o', refundId }));
  await Promise.all(
    processes.flatMap((payments) =>
      refunds.flatMap((each) =>
        ['a', 'a', 'b'].map((key) => payments.refund(each, metadata(`${each.refundId} ${key}`))),
      ),
    ),
  );
  expect(await balances(books.log)).toEqual({ till: 200, wesley: 340 });
});

test('taking and cancelling at once leaves every order unpaid or paid back', async () => {
  const payments = paymentCommands(books);
  const orders = Array.from({ length: 20 }, (_, index) => `o${index}`);
  await Promise.all(
    orders.flatMap((orderId) => [
      payments.take(reserved(orderId), metadata(`take ${orderId}`)),
      payments.giveBack(orderId, metadata(`return ${orderId}`)),
    ]),
  );
  expect(await balances(books.log)).toEqual({ till: 0, wesley: 1000 });
  for (const orderId of orders) {
    const { state } = await books.log.load(payment, orderId);
    expect(['cancelled', 'returned', 'declined']).toContain(state.status);
  }
});

test('orders that race for a balance get it once', async () => {
  const payments = paymentCommands(books);
  const orders = Array.from({ length: 10 }, (_, index) => `o${index}`);
  await Promise.all(orders.map((orderId) => payments.take(reserved(orderId), metadata(orderId))));
  const states = await Promise.all(orders.map((orderId) => books.log.load(payment, orderId)));
  expect(states.map(({ state }) => state.status).sort()).toEqual([...Array(9).fill('declined'), 'taken']);
  expect(await balances(books.log)).toEqual({ till: 300, wesley: 300 });
});

test('an order that was cancelled first is not paid', async () => {
  const payments = paymentCommands(books);
  await payments.giveBack('o', metadata('return'));
  await payments.take(reserved('o'), metadata('take'));
  expect(await balances(books.log)).toEqual({ till: 0, wesley: 1000 });
  expect((await books.log.load(payment, 'o')).state).toEqual({ status: 'cancelled' });
});

const metadata = (key: string) => systemMetadata('test', key);

async function balances(log: EventStore) {
  const [till, wesley] = await Promise.all(['till', 'wesley'].map((id) => log.load(account, id)));
  return { till: till?.state?.balance.minor, wesley: wesley?.state?.balance.minor };
}

async function open(log: EventStore, id: string, balance: number): Promise<void> {
  const kind = id === 'till' ? 'TILL' : 'GENERAL';
  const income: AccountEvent = {
    type: 'IncomeRecorded',
    data: {
      transactionId: `${id}-2`,
      accountId: id,
      accountKind: kind,
      amount: usd(balance),
      balanceAfter: usd(balance),
      totalIncomeAfter: usd(balance),
      origin: 'MANUAL',
      description: 'Opening',
      category: null,
      occurredAt: '2026-01-01T00:00:00.000Z',
      orderId: null,
      paymentId: null,
      counterpart: null,
      reversalOf: null,
    },
  };
  const events = [opened({ accountId: id, code: id, kind }), income].map((event) => ({ event }));
  await log.execute({
    metadata: metadata(`open ${id}`),
    aggregates: [{ aggregate: account, id }],
    decide: () => ({ accepted: true, appends: [{ stream: streamOf(account, id), events }], result: null }),
  });
}
