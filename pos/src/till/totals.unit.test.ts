import fc from 'fast-check';
import { aProduct } from './testing/a-product.ts';
import { totalsOf } from './totals.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const honey = aProduct('honey', '8.99', { taxRate: '0.07' });
const net = { currencyCode: 'USD', pricesIncludeTax: false };
const gross = { currencyCode: 'USD', pricesIncludeTax: true };

test('where prices are without tax it is added, a line at a time, half up', () => {
  expect(totalsOf({ lines: [{ product: honey, quantity: 2 }] }, net)).toEqual({
    ok: true,
    discountTotal: usd(0),
    subtotal: usd(1798),
    taxTotal: usd(126),
    total: usd(1924),
    lines: [{ price: usd(1798), discount: usd(0) }],
  });
});

test('where prices contain the tax it is taken out of them', () => {
  expect(totalsOf({ lines: [{ product: honey, quantity: 2 }] }, gross)).toEqual({
    ok: true,
    discountTotal: usd(0),
    subtotal: usd(1680),
    taxTotal: usd(118),
    total: usd(1798),
    lines: [{ price: usd(1798), discount: usd(0) }],
  });
});

test('subtotal and tax are the total, and the lines add up, whatever is sold', () => {
  const line = fc.record({
    cents: fc.integer({ min: 0, max: 10 ** 7 }),
    percent: fc.integer({ min: 0, max: 99 }),
    quantity: fc.integer({ min: 1, max: 500 }),
  });
  const part = fc.integer({ min: 0, max: 10 ** 6 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.boolean(), part, (lines, pricesIncludeTax, percent) => {
      const cart = lines.map(({ cents, percent, quantity }, index) => ({
        product: aProduct(`p${index}`, (cents / 100).toFixed(2), {
          taxRate: `0.${String(percent).padStart(2, '0')}`,
        }),
        quantity,
      }));
      const totals = totalsOf(
        { lines: cart, discount: { percent } },
        { currencyCode: 'USD', pricesIncludeTax },
      );
      if (!totals.ok) throw new Error('within the bounds');
      expect(totals.subtotal.minor + totals.taxTotal.minor).toBe(totals.total.minor);
      const sum = totals.lines.reduce((total, { price }) => total + price.minor, 0);
      expect(sum).toBe((pricesIncludeTax ? totals.total : totals.subtotal).minor);
    }),
  );
});

test('what comes to more than an amount may be has no totals', () => {
  const dear = aProduct('dear', '9999999999999.99');
  expect(totalsOf({ lines: [{ product: dear, quantity: 1 }] }, net).ok).toBe(true);
  expect(totalsOf({ lines: [{ product: dear, quantity: 2 }] }, net)).toEqual({
    ok: false,
    problem: 'tooMuch',
  });
});

test('a line loses its own discount first, then its share of the cart’s, by largest remainder', () => {
  const tea = aProduct('tea', '5.00');
  const cart = {
    lines: [
      { product: honey, quantity: 2, discount: { percent: 100_000 } },
      { product: tea, quantity: 1 },
    ],
    discount: { amount: usd(100) },
  };
  expect(totalsOf(cart, net)).toMatchObject({
    discountTotal: usd(280),
    lines: [
      { price: usd(1542), discount: usd(256) },
      { price: usd(476), discount: usd(24) },
    ],
  });
});

test('a discount of more than there is has no totals', () => {
  const lines = [{ product: honey, quantity: 1, discount: { amount: usd(900) } }];
  expect(totalsOf({ lines }, net)).toEqual({ ok: false, problem: 'discount' });
});
