import type { TransactionRowFragment } from '../graph/generated/graphql.ts';
import { isReversible } from './reversible.ts';
import { statementCsv } from './statement-csv.ts';

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

const transaction: TransactionRowFragment = {
  id: 't1',
  type: 'EXPENSE',
  origin: 'MANUAL',
  amount: usd('12.50'),
  balanceAfter: usd('-2.50'),
  description: 'Paper, "A4"',
  category: '=1+1',
  occurredAt: '2026-11-22T09:00:00.000Z',
  recordedAt: '2026-11-22T09:30:00.000Z',
  order: null,
  counterpart: null,
  reversalOf: null,
  reversedBy: null,
};

test('a statement’s amounts are as the graph tells them, and its texts run as no formula', () => {
  const csv = statementCsv({ code: '-petty', name: 'Petty cash' }, '2026-11-22T00:00:00.000Z', {
    openingBalance: usd('10.00'),
    rows: [transaction],
  });
  expect(csv.split('\r\n')).toEqual([
    '\ufeffaccount,account_name,recorded_at,occurred_at,type,origin,amount,balance_after,currency,description,category,order,counterpart,reversal_of,id',
    "'-petty,Petty cash,2026-11-22T00:00:00.000Z,,OPENING,,10.00,10.00,USD,,,,,,",
    `'-petty,Petty cash,2026-11-22T09:30:00.000Z,2026-11-22T09:00:00.000Z,EXPENSE,MANUAL,-12.50,-2.50,USD,"Paper, ""A4""",'=1+1,,,,t1`,
    '',
  ]);
});

test('a transaction is reversed once, a reversal and what an order took are not', () => {
  expect(isReversible(transaction)).toBe(true);
  expect(isReversible({ ...transaction, origin: 'TRANSFER' })).toBe(true);
  expect(isReversible({ ...transaction, origin: 'REVERSAL' })).toBe(false);
  expect(isReversible({ ...transaction, origin: 'ORDER_PAYMENT' })).toBe(false);
  const reversedBy = { id: 't2', recordedAt: transaction.recordedAt, description: 'Mistake' };
  expect(isReversible({ ...transaction, reversedBy })).toBe(false);
});
