import { parseInput } from '@tillgraph/shared-domain/input';
import type { z } from 'zod';
import { openAccountInput, updateAccountInput } from './account-inputs.ts';
import { closeTillInput, moveCashInput, openTillInput } from './till-inputs.ts';
import { depositInput, recordTransactionInput, transferInput } from './transaction-inputs.ts';

const open = {
  idempotencyKey: 'k',
  code: 'wesley',
  name: 'Wesley',
  kind: 'GENERAL',
  currencyCode: 'USD',
  overdraftLimit: '0',
};
const amount = { amount: '10.00', currencyCode: 'USD' };
const record = { idempotencyKey: 'k', accountId: 'a', amount, description: 'Salary' };
const transfer = { idempotencyKey: 'k', fromAccountId: 'a', toAccountId: 'b', amount, description: 'Rent' };

test('an account is opened with what the contract says by default', () => {
  expect(parseInput(openAccountInput, { ...open, kind: null, overdraftLimit: null })).toEqual({
    ok: true,
    value: {
      idempotencyKey: 'k',
      code: 'wesley',
      name: 'Wesley',
      currencyCode: 'USD',
      owner: { kind: 'GENERAL' },
      overdraftLimit: { minor: 0, currency: 'USD' },
    },
  });
});

test('a limit has the places of its currency', () => {
  expect(parseInput(openAccountInput, { ...open, overdraftLimit: '12.5' })).toMatchObject({
    value: { overdraftLimit: { minor: 1250 } },
  });
  expect(refusedAt(openAccountInput, { ...open, currencyCode: 'JPY', overdraftLimit: '12.5' })).toEqual([
    'overdraftLimit',
  ]);
});

test.each<[string, object, string]>([
  ['no code', { code: '' }, 'code'],
  ['a code with a blank at its end', { code: 'wesley ' }, 'code'],
  ['a code of 65 characters', { code: 'c'.repeat(65) }, 'code'],
  ['no name', { name: '' }, 'name'],
  ['a name of 10 000 characters', { name: 'n'.repeat(10_000) }, 'name'],
  ['a name with NUL', { name: 'a\0b' }, 'name'],
  ['a name with half a character', { name: 'a\ud800' }, 'name'],
  ['a currency that is none', { currencyCode: 'XXY' }, 'currencyCode'],
  ['a negative limit', { overdraftLimit: '-1' }, 'overdraftLimit'],
  ['a limit that is a number', { overdraftLimit: 1 }, 'overdraftLimit'],
  ['a limit of 30 digits', { overdraftLimit: '9'.repeat(30) }, 'overdraftLimit'],
  ['a customer’s account without customer', { kind: 'CUSTOMER' }, 'customerId'],
  ['a customer for a till', { kind: 'TILL', customerId: 'c' }, 'customerId'],
  ['no key', { idempotencyKey: '' }, 'idempotencyKey'],
])('an account is not opened with %s', (_, fields, path) => {
  expect(refusedAt(openAccountInput, { ...open, ...fields })).toEqual([path]);
});

test('a name cannot be cleared', () => {
  expect(refusedAt(updateAccountInput, { accountId: 'a', name: null })).toEqual(['name']);
});

test.each<[string, object, string]>([
  ['zero', { amount: { ...amount, amount: '0' } }, 'amount.amount'],
  ['a negative amount', { amount: { ...amount, amount: '-1' } }, 'amount.amount'],
  ['too many places', { amount: { ...amount, amount: '1.001' } }, 'amount.amount'],
  ['a huge amount', { amount: { ...amount, amount: `1${'0'.repeat(30)}` } }, 'amount.amount'],
  ['no number', { amount: { ...amount, amount: 'NaN' } }, 'amount.amount'],
  ['an unknown currency', { amount: { ...amount, currencyCode: 'usd' } }, 'amount.currencyCode'],
  ['no description', { description: ' ' }, 'description'],
  ['a malformed time', { occurredAt: '2026-13-01T00:00:00Z' }, 'occurredAt'],
  ['a malformed id', { accountId: 'a\0' }, 'accountId'],
])('nothing is recorded with %s', (_, fields, path) => {
  expect(refusedAt(recordTransactionInput, { ...record, ...fields })).toEqual([path]);
});

test('nothing is transferred from an account to itself', () => {
  expect(refusedAt(transferInput, { ...transfer, toAccountId: 'a' })).toEqual(['toAccountId']);
});

test('a deposit is put in the drawer that is named, else in the till, and is for another account', () => {
  const deposit = { idempotencyKey: 'k', accountId: 'a', amount };
  expect(parseInput(depositInput, deposit)).toMatchObject({ value: { drawerId: 'till' } });
  expect(parseInput(depositInput, { ...deposit, tillAccountId: 'b' })).toMatchObject({
    value: { drawerId: 'b' },
  });
  expect(refusedAt(depositInput, { ...deposit, accountId: 'till' })).toEqual(['accountId']);
  expect(refusedAt(depositInput, { ...deposit, tillAccountId: 'a' })).toEqual(['accountId']);
});

test('a drawer may be empty when it is counted, and hold no less than nothing', () => {
  const counted = (amount: string) => ({ amount, currencyCode: 'USD' });
  const open = { idempotencyKey: 'k', accountId: 'till', counted: counted('0') };
  const close = { idempotencyKey: 'k', tillSessionId: 'till-shift-1', counted: counted('0') };
  expect([refusedAt(openTillInput, open), refusedAt(closeTillInput, close)]).toEqual([[], []]);
  expect(refusedAt(openTillInput, { ...open, counted: counted('-1') })).toEqual(['counted.amount']);
  expect(refusedAt(closeTillInput, { ...close, counted: counted('-1') })).toEqual(['counted.amount']);
});

test.each<[string, object, string]>([
  ['nothing', { amount: { ...amount, amount: '0' } }, 'amount.amount'],
  ['no reason', { reason: ' ' }, 'reason'],
  ['to the drawer itself', { toAccountId: 'till' }, 'toAccountId'],
  ['to what is no shift', { tillSessionId: 'safe', toAccountId: 'safe' }, 'toAccountId'],
])('no cash is moved: %s', (_, fields, path) => {
  const move = {
    idempotencyKey: 'k',
    tillSessionId: 'till-shift-1',
    direction: 'EXPENSE',
    amount,
    reason: 'Safe',
  };
  expect(refusedAt(moveCashInput, move)).toEqual([]);
  expect(refusedAt(moveCashInput, { ...move, ...fields })).toEqual([path]);
});

function refusedAt(schema: z.ZodType, input: object): readonly string[] {
  const parsed = parseInput(schema, input);
  return parsed.ok ? [] : parsed.errors.map(({ path = [] }) => path.slice(1).join('.'));
}
