import type { AccountsEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { maxMinor } from '@tillgraph/shared-domain/money';
import { given } from '@tillgraph/shared-domain/testing/given';
import { account } from './account.ts';
import { recordTransaction } from './record-transaction.ts';
import { type ReversalSide, reverse } from './reversal.ts';
import { accountWith, opened, recorded, usd } from './testing/accounts.ts';
import { locateTransaction } from './transaction-id.ts';
import { transfer } from './transfer.ts';

const now = '2026-11-22T10:00:00.000Z';
const salary = {
  type: 'INCOME',
  amount: usd(100_000),
  description: 'Pay',
  category: 'Salary',
  occurredAt: null,
} as const;
const bike = { ...salary, type: 'EXPENSE', amount: usd(25_000), category: 'New Bike' } as const;

describe('income and expense', () => {
  test('a salary of 1000 and a bike of 250 leave 750', () => {
    const wesley = given(account, opened(), recorded('INCOME', 100_000, 100_000));
    expect(recordTransaction(bike, wesley, now)).toMatchObject({
      events: [
        {
          type: 'ExpenseRecorded',
          data: {
            transactionId: '1-3',
            accountKind: 'GENERAL',
            amount: usd(25_000),
            balanceAfter: usd(75_000),
            totalIncomeAfter: usd(100_000),
            origin: 'MANUAL',
            category: 'New Bike',
            occurredAt: now,
          },
        },
      ],
    });
  });

  test('an expense may use the overdraft to its last cent', () => {
    const overdrawn = accountWith(10, { overdraftLimit: usd(90) });
    expect(recordTransaction({ ...bike, amount: usd(100) }, overdrawn, now)).toMatchObject({
      events: [{ data: { balanceAfter: usd(-90) } }],
    });
    expect(recordTransaction({ ...bike, amount: usd(101) }, overdrawn, now)).toMatchObject({
      errors: [{ kind: 'InsufficientFunds', available: usd(100), path: ['input', 'amount'] }],
    });
  });

  test('it may have occurred before now, never after', () => {
    const earlier = '2026-11-21T10:00:00.000Z';
    expect(recordTransaction({ ...salary, occurredAt: earlier }, accountWith(0), now)).toMatchObject({
      events: [{ data: { occurredAt: earlier } }],
    });
    const later = '2026-11-22T10:00:00.001Z';
    expect(recordTransaction({ ...salary, occurredAt: later }, accountWith(0), now)).toMatchObject({
      errors: [{ kind: 'InvalidInput', path: ['input', 'occurredAt'] }],
    });
  });

  test.each([
    ['unknown', null, { kind: 'NotFound', path: ['input', 'accountId'] }],
    [
      'closed',
      accountWith(0, { active: false }),
      { code: 'STATE_NOT_ALLOWED', path: ['input', 'accountId'] },
    ],
    [
      'of another currency',
      accountWith(0, { currencyCode: 'EUR' }),
      { kind: 'InvalidInput', path: ['input', 'amount', 'currencyCode'] },
    ],
    ['full', accountWith(maxMinor), { kind: 'InvalidInput', path: ['input', 'amount', 'amount'] }],
    [
      'that has taken too much',
      accountWith(0, { totalIncome: usd(8 * maxMinor) }),
      { kind: 'InvalidInput', path: ['input', 'amount', 'amount'] },
    ],
  ])('none on an account that is %s', (_, state, error) => {
    expect(recordTransaction(salary, state, now)).toMatchObject({ accepted: false, errors: [error] });
  });
});

describe('a transfer', () => {
  const from = accountWith(500, { id: 'from', version: 4 });
  const to = accountWith(0, { id: 'to', version: 1 });
  const command = { amount: usd(500), description: 'Rent' };

  test('is an expense here and income there, each the other’s counterpart', () => {
    expect(transfer(command, from, to, now)).toMatchObject({
      events: [
        {
          type: 'ExpenseRecorded',
          data: {
            transactionId: 'from-5',
            balanceAfter: usd(0),
            counterpart: { transactionId: 'to-2', accountId: 'to' },
            origin: 'TRANSFER',
          },
        },
        {
          type: 'IncomeRecorded',
          data: {
            transactionId: 'to-2',
            balanceAfter: usd(500),
            counterpart: { transactionId: 'from-5', accountId: 'from' },
          },
        },
      ],
    });
  });

  test.each([
    ['from an unknown account', null, to, { kind: 'NotFound', path: ['input', 'fromAccountId'] }],
    ['to an unknown account', from, null, { kind: 'NotFound', path: ['input', 'toAccountId'] }],
    [
      'beyond what there is',
      { ...from, balance: usd(499) },
      to,
      { kind: 'InsufficientFunds', available: usd(499) },
    ],
    ['to a closed account', from, { ...to, active: false }, { code: 'STATE_NOT_ALLOWED' }],
    ['into another currency', from, { ...to, currencyCode: 'EUR' }, { kind: 'InvalidInput' }],
  ])('%s changes neither', (_, from, to, error) => {
    expect(transfer(command, from, to, now)).toMatchObject({ accepted: false, errors: [error] });
  });
});

describe('a reversal', () => {
  test('records the opposite and marks the original', () => {
    const [income] = transactionsOf(recordTransaction(salary, accountWith(0), now));
    const side = { transaction: income, account: accountWith(100_000, { version: 2 }), reversal: null };
    expect(reverse('Mistake', [side], now)).toMatchObject({
      events: [
        {
          type: 'ExpenseRecorded',
          data: {
            transactionId: '1-3',
            balanceAfter: usd(0),
            origin: 'REVERSAL',
            description: 'Mistake',
            reversalOf: { transactionId: '1-2', accountId: '1', origin: 'MANUAL' },
          },
        },
        { type: 'TransactionReversed', data: { transactionId: '1-2', reversalId: '1-3' } },
      ],
    });
  });

  test('of a transfer is on both sides, whichever was named', () => {
    const from = accountWith(500, { id: 'from' });
    const to = accountWith(0, { id: 'to' });
    const [expense, income] = transactionsOf(transfer({ amount: usd(500), description: 'x' }, from, to, now));
    const sides = [
      { transaction: income, account: { ...to, balance: usd(500) }, reversal: null },
      { transaction: expense, account: { ...from, balance: usd(0) }, reversal: null },
    ] as const;
    expect(reverse('Back', sides, now)).toMatchObject({
      events: [
        {
          type: 'ExpenseRecorded',
          data: { accountId: 'to', balanceAfter: usd(0), counterpart: { accountId: 'from' } },
        },
        { type: 'TransactionReversed' },
        {
          type: 'IncomeRecorded',
          data: { accountId: 'from', balanceAfter: usd(500), counterpart: { accountId: 'to' } },
        },
        { type: 'TransactionReversed' },
      ],
    });
  });

  const transaction = (data: Partial<TransactionEvent['data']>): TransactionEvent => {
    const [income] = transactionsOf(recordTransaction(salary, accountWith(0), now));
    return { ...income, data: { ...income.data, ...data } };
  };
  const rich = accountWith(200_000);
  test.each<[string, ReversalSide, object]>([
    [
      'of one that was reversed',
      { transaction: transaction({}), account: accountWith(0), reversal: { reversalId: 'x' } },
      { code: 'STATE_NOT_ALLOWED' },
    ],
    [
      'of a reversal',
      { transaction: transaction({ origin: 'REVERSAL' }), account: rich, reversal: null },
      { code: 'STATE_NOT_ALLOWED' },
    ],
    [
      'of an order’s payment',
      { transaction: transaction({ origin: 'ORDER_PAYMENT', orderId: 'o' }), account: rich, reversal: null },
      { code: 'STATE_NOT_ALLOWED' },
    ],
    [
      'of income that was spent',
      { transaction: transaction({}), account: accountWith(99_999), reversal: null },
      { kind: 'InsufficientFunds' },
    ],
  ])('%s is refused', (_, side, error) => {
    expect(reverse('x', [side], now)).toMatchObject({ accepted: false, errors: [error] });
  });
});

test('a transaction’s id says where it is in the log, and nothing else is taken for one', () => {
  expect(locateTransaction('a-b-12')).toEqual({ accountId: 'a-b', stream: 'account-a-b', version: 12 });
  for (const id of ['', 'a', '-1', 'a-', 'a-0', 'a-01', 'a-1x', 'a-9999999999']) {
    expect(locateTransaction(id)).toBeUndefined();
  }
});

function transactionsOf(decision: {
  readonly accepted: boolean;
  readonly events?: readonly AccountsEvent[];
}): readonly [TransactionEvent, TransactionEvent] {
  const events = decision.events ?? [];
  const [first, second = first] = events.filter(
    (event): event is TransactionEvent => event.type === 'IncomeRecorded' || event.type === 'ExpenseRecorded',
  );
  if (!first || !second) throw new Error('Nothing was booked.');
  return [first, second];
}
