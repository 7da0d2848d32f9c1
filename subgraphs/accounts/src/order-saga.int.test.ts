import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { type Bank, openBank } from './testing/bank.ts';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank({ referenceWait: 100 });
});
afterAll(() => bank.close());

describe('the order saga', () => {
  const payment = { tendered: null, change: null };
  const reserved = (orderId: string, accountId: string): OrderEvent => ({
    type: 'OrderReserved',
    data: {
      orderId,
      number: 7,
      payments: [
        { ...payment, paymentId: 'p1', method: 'CASH', amount: money(300), accountId: null },
        { ...payment, paymentId: 'p2', method: 'ACCOUNT', amount: money(200), accountId },
      ],
    },
  });
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

  test('books a reserved order’s payments, and books them back when it is cancelled', async () => {
    const accountId = await bank.open('buyer');
    await bank.income(accountId, '2');
    const till = Number(await bank.balance('till'));
    await bank.happened('orders', 'order-o1', reserved('o1', accountId));
    expect(await bank.balance(accountId)).toBe('0.00');
    expect(Number(await bank.balance('till'))).toBe(till + 3);
    const query = `query ($id: ID!) { account(id: $id) { transactions(first: 1) { edges { node {
      type origin amount { amount } order { id } } } } } }`;
    expect(await bank.ask(query, { id: accountId })).toEqual({
      account: {
        transactions: {
          edges: [
            {
              node: {
                type: 'EXPENSE',
                origin: 'ORDER_PAYMENT',
                amount: { amount: '2.00' },
                order: { id: 'o1' },
              },
            },
          ],
        },
      },
    });
    await bank.happened('orders', 'order-o1', cancelled('o1'));
    expect(await bank.balance(accountId)).toBe('2.00');
    expect(Number(await bank.balance('till'))).toBe(till);
  });

  test('books what a refund gives back, where it says', async () => {
    const accountId = await bank.open('returner');
    await bank.income(accountId, '2');
    const till = Number(await bank.balance('till'));
    await bank.happened('orders', 'order-o4', reserved('o4', accountId));
    await bank.happened('orders', 'order-o4', {
      type: 'OrderRefunded',
      data: {
        orderId: 'o4',
        refundId: 'r',
        number: 7,
        customerId: null,
        cashierId: null,
        refundedBy: null,
        businessDate: '2026-01-01',
        lines: [],
        subtotal: money(350),
        taxTotal: money(0),
        total: money(350),
        payments: [
          { paymentId: 'r-1', refundedPaymentId: 'p2', method: 'ACCOUNT', amount: money(50), accountId },
          {
            paymentId: 'r-2',
            refundedPaymentId: 'p1',
            method: 'CASH',
            amount: money(300),
            accountId: 'till',
          },
        ],
        reason: 'x',
      },
    } satisfies OrderEvent);
    expect(await bank.balance(accountId)).toBe('0.50');
    expect(Number(await bank.balance('till'))).toBe(till);
    const query = `query ($id: ID!) { account(id: $id) { transactions(first: 1) { edges { node {
      type origin description amount { amount } order { id } } } } } }`;
    expect(await bank.ask(query, { id: accountId })).toMatchObject({
      account: {
        transactions: {
          edges: [
            {
              node: {
                type: 'INCOME',
                origin: 'ORDER_REFUND',
                description: 'Refund of order 7',
                amount: { amount: '0.50' },
                order: { id: 'o4' },
              },
            },
          ],
        },
      },
    });
  });

  test('what an order took is reversed by the order alone', async () => {
    const accountId = await bank.open('order-payer');
    await bank.income(accountId, '2');
    await bank.happened('orders', 'order-o2', reserved('o2', accountId));
    await bank.settled();
    const query = `query ($id: ID!) { account(id: $id) { transactions(first: 1) { edges { node { id } } } } }`;
    const { account } = await bank.ask<{ account: { transactions: Transactions } }>(query, { id: accountId });
    const transactionId = account.transactions.edges[0]?.node.id;
    expect(await bank.record('reverseTransaction', { transactionId, reason: 'x' })).toMatchObject({
      userErrors: [{ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED' }],
    });
  });

  test('takes nothing for an order that was cancelled before', async () => {
    const accountId = await bank.open('too-late');
    await bank.income(accountId, '2');
    await bank.happened('orders', 'order-o3', cancelled('o3'));
    await bank.happened('orders', 'order-o3', reserved('o3', accountId));
    expect(await bank.balance(accountId)).toBe('2.00');
  });
});

const money = (minor: number) => ({ minor, currency: 'USD' });

interface Transactions {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}
