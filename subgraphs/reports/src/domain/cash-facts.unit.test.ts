import type { Recorded } from '@tillgraph/shared-domain/event';
import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { booked, usd } from '../testing/events.ts';
import { factsOf } from './cash-facts.ts';

const occurredAt = '2026-01-01T09:00:00.000Z';
const till = { accountId: 'till', amount: usd(500), occurredAt };
const other = { transactionId: 'x', accountId: 'other' };

const factsAbout = (type: TransactionEvent['type'], booking: Parameters<typeof booked>[1]) =>
  factsOf(booked(type, booking).event as Recorded<TransactionEvent>);

test('a booking counts for its account and for the shop, under what people called it', () => {
  expect(factsAbout('ExpenseRecorded', { ...till, category: 'Rent' })).toEqual({
    scopes: ['account-till', 'shop-USD'],
    category: 'Rent',
    figures: { income: 0, expense: 500 },
  });
});

test('a customer’s money is none of the shop’s', () => {
  expect(factsAbout('IncomeRecorded', { ...till, accountKind: 'CUSTOMER' })).toMatchObject({
    scopes: ['account-till'],
  });
});

test.each([
  ['a transfer', { origin: 'TRANSFER', counterpart: other }],
  ['cash that went into another account', { origin: 'CASH_MOVEMENT', counterpart: other }],
  [
    'a transfer that was taken back',
    { origin: 'REVERSAL', counterpart: other, reversalOf: { ...other, origin: 'TRANSFER' } },
  ],
] as const)('%s only changes its place', (_, booking) => {
  expect(factsAbout('ExpenseRecorded', { ...till, ...booking })).toBeUndefined();
});

test.each([
  ['cash that went out of the shop', { origin: 'CASH_MOVEMENT' }],
  ['a deposit', { origin: 'DEPOSIT', counterpart: other }],
  [
    'a deposit that was taken back',
    { origin: 'REVERSAL', counterpart: other, reversalOf: { ...other, origin: 'DEPOSIT' } },
  ],
  ['an expense that was taken back', { origin: 'REVERSAL', reversalOf: { ...other, origin: 'MANUAL' } }],
  ['a difference at the drawer', { origin: 'TILL_DIFFERENCE' }],
] as const)('%s is cash flow', (_, booking) => {
  expect(factsAbout('IncomeRecorded', { ...till, ...booking })?.figures).toEqual({ income: 500, expense: 0 });
});

test('words that are about a customer are not told', () => {
  const { event } = booked('IncomeRecorded', till);
  const { description: _, category: __, ...data } = (event as TransactionEvent).data;
  const about = {
    ...{ type: 'IncomeRecorded', data, person: 'customer-ada' },
    personal: { description: 'Ada’s', category: 'Ada' },
  } as Recorded<TransactionEvent>;
  expect(factsOf(about)?.category).toBe('');
});
