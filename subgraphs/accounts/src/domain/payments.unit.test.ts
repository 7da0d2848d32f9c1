import type { PaymentMethod } from '@tillgraph/shared-domain/events/orders';
import type { AccountState } from './account.ts';
import type { PaymentState } from './payment.ts';
import { type RefundPayments, refundPayments } from './refund-payments.ts';
import { returnPayments } from './return-payments.ts';
import { type TakePayments, takePayments } from './take-payments.ts';
import { accountWith, usd } from './testing/accounts.ts';

const now = '2026-11-22T10:00:00.000Z';
const none: PaymentState = { status: 'none' };
const till = accountWith(0, { id: 'till', kind: 'TILL' });
const wesley = accountWith(1000, { id: 'wesley' });
const accounts = new Map<string, AccountState>([
  ['till', till],
  ['wesley', wesley],
]);
const order = (...payments: TakePayments['payments']): TakePayments => ({
  orderId: 'o',
  orderNumber: 7,
  payments,
});
const cash = (amount: number) =>
  ({ paymentId: 'cash', method: 'CASH', amount: usd(amount), accountId: 'till' }) as const;
const fromAccount = (amount: number, accountId: string | null = 'wesley') =>
  ({ paymentId: 'account', method: 'ACCOUNT', amount: usd(amount), accountId }) as const;

describe('an order’s payments', () => {
  test('are income of the till and an expense of the customer’s account', () => {
    expect(takePayments(order(cash(300), fromAccount(400)), none, accounts, now)).toMatchObject({
      events: [
        {
          type: 'IncomeRecorded',
          data: { accountId: 'till', balanceAfter: usd(300), origin: 'ORDER_PAYMENT', orderId: 'o' },
        },
        {
          type: 'ExpenseRecorded',
          data: { accountId: 'wesley', balanceAfter: usd(600), paymentId: 'account' },
        },
        {
          type: 'PaymentTaken',
          data: {
            orderId: 'o',
            payments: [
              { paymentId: 'cash', accountId: 'till', type: 'INCOME', amount: usd(300) },
              { paymentId: 'account', accountId: 'wesley', type: 'EXPENSE', amount: usd(400) },
            ],
          },
        },
      ],
    });
  });

  test('of one account are taken one after the other', () => {
    const decision = takePayments(order(fromAccount(400), fromAccount(600)), none, accounts, now);
    expect(decision).toMatchObject({
      events: [
        { data: { transactionId: 'wesley-2', balanceAfter: usd(600) } },
        { data: { transactionId: 'wesley-3', balanceAfter: usd(0) } },
        { type: 'PaymentTaken' },
      ],
    });
  });

  test('are declined all when one is, with what the account has', () => {
    const declined = { type: 'PaymentDeclined', data: { paymentId: 'account', available: usd(1000) } };
    for (const payments of [
      [cash(1), fromAccount(1001)],
      [fromAccount(600), fromAccount(600)],
    ]) {
      expect(takePayments(order(...payments), none, accounts, now)).toMatchObject({ events: [declined] });
    }
  });

  test.each<[string, AccountState | undefined]>([
    ['unknown', null],
    ['not there', undefined],
    ['closed', { ...wesley, active: false }],
    ['of another currency', { ...wesley, currencyCode: 'EUR' }],
  ])('are declined when the account is %s', (_, state) => {
    const known = new Map([...accounts, ...(state === undefined ? [] : [['wesley', state] as const])]);
    if (state === undefined) known.delete('wesley');
    expect(takePayments(order(fromAccount(1)), none, known, now)).toMatchObject({
      events: [{ type: 'PaymentDeclined', data: { available: null } }],
    });
  });

  test.each([
    ['cash outside of a drawer', { ...cash(1), accountId: 'wesley' }],
    ['card money in a drawer', { ...cash(1), method: 'CARD' } as const],
    ['purchases from a drawer', fromAccount(0, 'till')],
  ])('are declined when the account takes none of the kind: %s', (_, payment) => {
    expect(takePayments(order(payment), none, accounts, now)).toMatchObject({
      events: [{ type: 'PaymentDeclined', data: { paymentId: payment.paymentId, available: null } }],
    });
  });

  test('are declined when no account was named', () => {
    expect(takePayments(order(fromAccount(1, null)), none, accounts, now)).toMatchObject({
      events: [{ type: 'PaymentDeclined' }],
    });
  });

  test('of nothing are taken at once', () => {
    expect(takePayments(order(), none, accounts, now)).toEqual({
      accepted: true,
      events: [{ type: 'PaymentTaken', data: { orderId: 'o', payments: [] } }],
    });
  });
});

describe('giving back', () => {
  const taken: PaymentState = {
    status: 'taken',
    refundIds: [],
    payments: [
      { paymentId: 'cash', accountId: 'till', transactionId: 'till-2', type: 'INCOME', amount: usd(300) },
      {
        paymentId: 'account',
        accountId: 'wesley',
        transactionId: 'wesley-2',
        type: 'EXPENSE',
        amount: usd(400),
      },
    ],
  };

  test('books the opposite of what was taken, below an overdraft limit and on a closed account too', () => {
    const later = new Map<string, AccountState>([
      ['till', till],
      ['wesley', { ...wesley, active: false }],
    ]);
    expect(returnPayments('o', taken, later, now)).toMatchObject({
      events: [
        {
          type: 'ExpenseRecorded',
          data: { accountId: 'till', balanceAfter: usd(-300), origin: 'ORDER_REFUND', orderId: 'o' },
        },
        {
          type: 'IncomeRecorded',
          data: { accountId: 'wesley', balanceAfter: usd(1400), paymentId: 'account' },
        },
        { type: 'PaymentReturned', data: { payments: [{ paymentId: 'cash' }, { paymentId: 'account' }] } },
      ],
    });
  });

  test('before anything was taken leaves a mark', () => {
    expect(returnPayments('o', none, new Map(), now)).toEqual({
      accepted: true,
      events: [{ type: 'PaymentCancelled', data: { orderId: 'o' } }],
    });
  });
});

describe('a refund', () => {
  const taken: PaymentState = { status: 'taken', payments: [], refundIds: [] };
  const refunded = (...payments: RefundPayments['payments']) => ({
    orderId: 'o',
    orderNumber: 7,
    refundId: 'r',
    payments,
  });
  const back = (method: PaymentMethod, accountId: string, amount: number) => ({
    paymentId: `r-${accountId}`,
    refundedPaymentId: null,
    method,
    accountId,
    amount: usd(amount),
  });

  test('is an expense of the drawer and income of the customer’s account, below any limit and on a closed account too', () => {
    const later = new Map<string, AccountState>([
      ['till', till],
      ['wesley', { ...wesley, active: false }],
    ]);
    const command = refunded(back('CASH', 'till', 300), back('ACCOUNT', 'wesley', 400));
    expect(refundPayments(command, taken, later, now)).toMatchObject({
      events: [
        {
          type: 'ExpenseRecorded',
          data: {
            accountId: 'till',
            balanceAfter: usd(-300),
            origin: 'ORDER_REFUND',
            orderId: 'o',
            paymentId: 'r-till',
            description: 'Refund of order 7',
          },
        },
        { type: 'IncomeRecorded', data: { accountId: 'wesley', balanceAfter: usd(1400) } },
        {
          type: 'PaymentRefunded',
          data: { refundId: 'r', payments: [{ type: 'EXPENSE' }, { type: 'INCOME', amount: usd(400) }] },
        },
      ],
    });
  });

  test('is booked once', () => {
    const repeated = { ...taken, refundIds: ['r'] };
    expect(refundPayments(refunded(back('CASH', 'till', 300)), repeated, accounts, now)).toEqual({
      accepted: true,
      events: [],
    });
  });

  test('is never of what was not taken', () => {
    expect(() => refundPayments(refunded(), none, accounts, now)).toThrow('is refunded, and is none');
  });
});

const settled: readonly PaymentState[] = [
  { status: 'declined' },
  { status: 'returned' },
  { status: 'cancelled' },
];

test.each(settled)('an order whose payment is $status is neither paid nor paid back any more', (state) => {
  const nothing = { accepted: true, events: [] };
  expect(takePayments(order(cash(1)), state, accounts, now)).toEqual(nothing);
  expect(returnPayments('o', state, accounts, now)).toEqual(nothing);
});

test('an order is not paid twice', () => {
  const taken: PaymentState = { status: 'taken', payments: [], refundIds: [] };
  expect(takePayments(order(cash(1)), taken, accounts, now)).toEqual({ accepted: true, events: [] });
});
