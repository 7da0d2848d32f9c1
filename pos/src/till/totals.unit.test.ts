import fc from 'fast-check';
import { aProduct } from './testing/a-product.ts';
import { totalsOf } from './totals.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const honey = aProduct('honey', '8.99', { taxRate: '0.07' });
const net = { currencyCode: 'USD', pricesIncludeTax: false };
const gross = { currencyCode: 'USD', pricesIncludeTax: true };

test('where prices are without tax it is added, a line at a time, half up', () => {
  expect(totalsOf([{ product: honey, quantity: 2 }], net)).toEqual({
    subtotal: usd(1798),
    taxTotal: usd(126),
    total: usd(1924),
    lines: [usd(1798)],
  });
});

test('where prices contain the tax it is taken out of them', () => {
  expect(totalsOf([{ product: honey, quantity: 2 }], gross)).toEqual({
    subtotal: usd(1680),
    taxTotal: usd(118),
    total: usd(1798),
    lines: [usd(1798)],
  });
});

test('subtotal and tax are the total, and the lines add up, whatever is sold', () => {
  const line = fc.record({
    cents: fc.integer({ min: 0, max: 10 ** 7 }),
    percent: fc.integer({ min: 0, max: 99 }),
    quantity: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.boolean(), (lines, pricesIncludeTax) => {
      const cart = lines.map(({ cents, percent, quantity }, index) => ({
        product: aProduct(`p${index}`, (cents / 100).toFixed(2), {
          taxRate: `0.${String(percent).padStart(2, '0')}`,
        }),
        quantity,
      }));
      const totals = totalsOf(cart, { currencyCode: 'USD', pricesIncludeTax });
      if (!totals) throw new Error('within the bounds');
      expect(totals.subtotal.minor + totals.taxTotal.minor).toBe(totals.total.minor);
      const sum = totals.lines.reduce((total, { minor }) => total + minor, 0);
      expect(sum).toBe((pricesIncludeTax ? totals.total : totals.subtotal).minor);
    }),
  );
});

test('what comes to more than an amount may be has no totals', () => {
  const dear = aProduct('dear', '9999999999999.99');
  expect(totalsOf([{ product: dear, quantity: 1 }], net)).toBeDefined();
  expect(totalsOf([{ product: dear, quantity: 2 }], net)).toBeUndefined();
});
