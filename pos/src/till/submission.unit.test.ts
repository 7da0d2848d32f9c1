import { parse } from './stored-till.ts';
import { type Sale, submissionOf } from './submission.ts';
import { aProduct } from './testing/a-product.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const tea = { product: aProduct('tea', '5.00'), quantity: 2 };
const sale: Sale = {
  cart: { lines: [tea] },
  total: usd(1000),
  tenders: [{ method: 'CASH', amount: usd(1000), given: usd(2000) }],
};
const first = submissionOf(sale, undefined, () => 'first');

/** With all that a sale can have. */
const full: Sale = {
  cart: {
    lines: [{ ...tea, discount: { percent: 125_000 }, note: 'as a present' }],
    discount: { amount: usd(75) },
    note: 'ring twice',
    customer: { id: 'ann', name: 'Ann' },
    delivery: { lines: ['1 Main St'], postalCode: '1000', countryCode: 'US' },
  },
  total: usd(800),
  tenders: [
    { method: 'ACCOUNT', amount: usd(100), account: { id: 'acc', name: 'Ann' } },
    { method: 'CASH', amount: usd(200), given: usd(200) },
    { method: 'CARD', amount: usd(500), reference: 'T-1' },
  ],
};

test('a cart is sold for what was shown, with what was handed over', () => {
  expect(first).toEqual({
    idempotencyKey: 'first',
    lines: [{ productId: 'tea', quantity: 2 }],
    payments: [{ method: 'CASH', tendered: { amount: '20.00', currencyCode: 'USD' } }],
    expectedTotal: { amount: '10.00', currencyCode: 'USD' },
    awaitOutcomeMs: 8000,
  });
});

test('discounts, notes, customer, address and several payments go along; the last payment takes the rest', () => {
  const dollars = (amount: string) => ({ amount, currencyCode: 'USD' });
  expect(submissionOf(full, undefined, () => 'key')).toEqual({
    idempotencyKey: 'key',
    lines: [{ productId: 'tea', quantity: 2, discount: { percent: '12.5' }, note: 'as a present' }],
    payments: [
      { method: 'ACCOUNT', amount: dollars('1.00'), accountId: 'acc' },
      { method: 'CASH', amount: dollars('2.00'), tendered: dollars('2.00') },
      { method: 'CARD', reference: 'T-1' },
    ],
    customerId: 'ann',
    fulfilmentMethod: 'DELIVERY',
    deliveryAddress: { lines: ['1 Main St'], postalCode: '1000', countryCode: 'US' },
    note: 'ring twice',
    discounts: [{ amount: dollars('0.75') }],
    expectedTotal: dollars('8.00'),
    awaitOutcomeMs: 8000,
  });
});

test.each([
  ['plain', sale],
  ['full', full],
])('the same %s content is the same sale, also after the browser was closed', (_what, same) => {
  const before = submissionOf(same, undefined, () => 'first');
  const kept = parse(JSON.stringify({ cart: same.cart, pending: before }));
  expect(kept.cart).toEqual(same.cart);
  expect(submissionOf({ ...same, cart: kept.cart }, kept.pending, () => 'second')).toEqual(before);
});

test.each<[string, Partial<Sale>]>([
  ['cart', { cart: { lines: [{ ...tea, quantity: 1 }] } }],
  ['note', { cart: { lines: [tea], note: 'in a box' } }],
  ['customer', { cart: { lines: [tea], customer: { id: 'ann', name: 'Ann' } } }],
  ['total', { total: usd(1001) }],
  ['amount given', { tenders: [{ method: 'CASH', amount: usd(1000), given: usd(1000) }] }],
  ['way to pay', { tenders: [{ method: 'CARD', amount: usd(1000) }] }],
])('with another %s it is a new sale', (_what, change) => {
  expect(submissionOf({ ...sale, ...change }, first, () => 'second').idempotencyKey).toBe('second');
});

test('what costs nothing takes no payment', () => {
  expect(submissionOf({ ...sale, total: usd(0), tenders: [] }, undefined, () => 'key').payments).toEqual([]);
});

test.each(['', 'no JSON', '{"cart":[{"quantity":0}]}', '[]'])(
  'of a stored till such as %j nothing is taken',
  (text) => {
    expect(parse(text)).toEqual({ cart: { lines: [] }, pending: undefined });
  },
);

test('what an earlier version of the page kept is taken: its cart were the lines alone', () => {
  expect(parse(JSON.stringify({ cart: [tea], pending: first }))).toEqual({
    cart: { lines: [tea] },
    pending: first,
  });
});
