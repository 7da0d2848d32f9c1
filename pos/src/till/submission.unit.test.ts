import { parse } from './stored-till.ts';
import { submissionOf } from './submission.ts';
import { aProduct } from './testing/a-product.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const sale = {
  cart: [{ product: aProduct('tea', '5.00'), quantity: 2 }],
  total: usd(1000),
  given: usd(2000),
};
const first = submissionOf(sale, undefined, () => 'first');

test('a cart is sold for what was shown, with what was handed over', () => {
  expect(first).toEqual({
    idempotencyKey: 'first',
    lines: [{ productId: 'tea', quantity: 2 }],
    payments: [{ method: 'CASH', tendered: { amount: '20.00', currencyCode: 'USD' } }],
    expectedTotal: { amount: '10.00', currencyCode: 'USD' },
    awaitOutcomeMs: 8000,
  });
});

test('the same content is the same sale, also after the browser was closed', () => {
  const kept = parse(JSON.stringify({ cart: sale.cart, pending: first })).pending;
  expect(submissionOf(sale, kept, () => 'second')).toEqual(first);
});

test.each([
  ['cart', { cart: [{ product: aProduct('tea', '5.00'), quantity: 1 }] }],
  ['total', { total: usd(1001) }],
  ['amount given', { given: usd(1000) }],
])('with another %s it is a new sale', (_what, change) => {
  expect(submissionOf({ ...sale, ...change }, first, () => 'second').idempotencyKey).toBe('second');
});

test('what costs nothing takes no payment', () => {
  expect(submissionOf({ ...sale, total: usd(0), given: usd(0) }, undefined, () => 'key').payments).toEqual(
    [],
  );
});

test.each(['', 'no JSON', '{"cart":[{"quantity":0}]}', '[]'])(
  'of a stored till such as %j nothing is taken',
  (text) => {
    expect(parse(text)).toEqual({ cart: [], pending: undefined });
  },
);
