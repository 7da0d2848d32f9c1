import { parse } from './stored-till.ts';
import { type Sale, sellsTheSame, submissionOf, withoutSold } from './submission.ts';
import { aProduct } from './testing/a-product.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const tea = { product: aProduct('tea', '5.00'), quantity: 2 };
const sale: Sale = {
  cart: { lines: [tea] },
  total: usd(1000),
  tenders: [{ method: 'CASH', amount: usd(1000), given: usd(2000) }],
};
const first = submissionOf(sale, 'first');

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
  expect(submissionOf(full, 'key')).toEqual({
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
])('what was sent of a %s sale is kept to the letter, and its cart sells the same', (_what, same) => {
  const before = submissionOf(same, 'first');
  const open = { submission: before, cart: same.cart, since: 1 };
  const state = { cart: same.cart, pending: before, pendingSince: 1, aside: [open] };
  const kept = parse(JSON.stringify(state));
  expect(kept).toEqual(state);
  expect(JSON.stringify(kept.pending)).toBe(JSON.stringify(before));
  expect(sellsTheSame(same, kept.cart)).toBe(true);
});

test.each([
  ['quantity', { lines: [{ ...tea, quantity: 1 }] }],
  ['note', { lines: [tea], note: 'in a box' }],
  ['customer', { lines: [tea], customer: { id: 'ann', name: 'Ann' } }],
  ['product', { lines: [tea, { product: aProduct('honey', '8.99'), quantity: 1 }] }],
])('a cart with another %s is not what is paid for', (_what, cart) => {
  expect(sellsTheSame(sale, cart)).toBe(false);
});

test('what is known of a product now is not what is sold', () => {
  expect(sellsTheSame(sale, { lines: [{ ...tea, product: { ...tea.product, available: 0 } }] })).toBe(true);
});

test('what came in after a sale was sent is left when it is sold, on no terms of that sale', () => {
  const honey = { product: aProduct('honey', '8.99'), quantity: 1 };
  const more = { ...full.cart, lines: [{ ...tea, quantity: 3 }, honey] };
  expect(withoutSold(more, first)).toEqual({
    lines: [{ ...tea, quantity: 1 }, honey],
    customer: { id: 'ann', name: 'Ann' },
  });
  expect(withoutSold(full.cart, first)).toEqual({ lines: [] });
});

test('what costs nothing takes no payment', () => {
  expect(submissionOf({ ...sale, total: usd(0), tenders: [] }, 'key').payments).toEqual([]);
});

test.each(['', 'no JSON', '{"cart":[{"quantity":0}]}', '[]'])(
  'of a stored till such as %j nothing is taken',
  (text) => {
    expect(parse(text)).toEqual({ cart: { lines: [] }, pending: undefined, aside: [] });
  },
);

test('what an earlier version of the page kept is taken: its cart were the lines alone', () => {
  expect(parse(JSON.stringify({ cart: [tea], pending: first }))).toEqual({
    cart: { lines: [tea] },
    pending: first,
    aside: [],
  });
});
