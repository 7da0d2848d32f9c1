import fc from 'fast-check';
import type { Money } from './money.ts';
import { priceLine, splitByLargestRemainder } from './pricing.ts';

const eur = (minor: number): Money => ({ minor, currency: 'EUR' });

describe('the price of a line', () => {
  test('has its tax added, half up', () => {
    expect(
      priceLine({
        unitPrice: eur(250),
        quantity: 3000,
        discount: eur(0),
        taxRate: 70_000,
        pricesIncludeTax: false,
      }),
    ).toEqual({ gross: eur(803), subtotal: eur(750), taxTotal: eur(53), total: eur(803) });
  });

  test('has its tax in it, half up', () => {
    expect(
      priceLine({
        unitPrice: eur(1000),
        quantity: 1000,
        discount: eur(0),
        taxRate: 200_000,
        pricesIncludeTax: true,
      }),
    ).toEqual({ gross: eur(1000), subtotal: eur(833), taxTotal: eur(167), total: eur(1000) });
  });

  test('is taxed after its discount', () => {
    expect(
      priceLine({
        unitPrice: eur(1000),
        quantity: 2000,
        discount: eur(500),
        taxRate: 100_000,
        pricesIncludeTax: false,
      }),
    ).toEqual({ gross: eur(2200), subtotal: eur(1500), taxTotal: eur(150), total: eur(1650) });
  });

  test('is refused beyond what an amount may be', () => {
    expect(
      priceLine({
        unitPrice: eur(10 ** 15),
        quantity: 2000,
        discount: eur(0),
        taxRate: 0,
        pricesIncludeTax: true,
      }),
    ).toBeUndefined();
  });

  test('adds up, and differs from the exact tax by half a unit at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (price, pieces, taxRate, pricesIncludeTax, share) => {
          const gross = price * pieces;
          const discount = Math.floor(gross * share);
          const line = { unitPrice: eur(price), quantity: pieces * 1000, discount: eur(discount), taxRate };
          const { subtotal, taxTotal, total } = priceLine({ ...line, pricesIncludeTax }) ?? fail();
          expect(subtotal.minor + taxTotal.minor).toBe(total.minor);
          expect((pricesIncludeTax ? total : subtotal).minor).toBe(gross - discount);
          // 2 |tax - base x rate| <= 1, in millionths and without a float.
          const distance =
            BigInt(taxTotal.minor) * 1_000_000n - taxOf(subtotal, total, taxRate, pricesIncludeTax);
          const unit = BigInt(1_000_000 + (pricesIncludeTax ? taxRate : 0));
          expect(2n * (distance < 0n ? -distance : distance) <= unit).toBe(true);
        },
      ),
    );
  });
});

/** In millionths; contained tax is multiplied by (1 + rate), so that nothing is divided. */
function taxOf(subtotal: Money, total: Money, taxRate: number, pricesIncludeTax: boolean): bigint {
  const rate = BigInt(taxRate);
  return pricesIncludeTax
    ? BigInt(total.minor) * rate - BigInt(total.minor - subtotal.minor) * rate
    : BigInt(subtotal.minor) * rate;
}

function fail(): never {
  throw new Error('the line has no price');
}

describe('an amount split by largest remainder', () => {
  test('gives the units left over to the largest remainders', () => {
    expect(splitByLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitByLargestRemainder(10, [0, 15, 85])).toEqual([0, 2, 8]);
    expect(splitByLargestRemainder(0, [0, 0])).toEqual([0, 0]);
  });

  test('loses nothing, and gives no part more than its weight while the amount is not above their sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 ** 15 }), { minLength: 1, maxLength: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, share) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          const amount = Math.min(Math.floor(sum * share), 10 ** 15);
          const parts = splitByLargestRemainder(amount, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
          parts.forEach((part, index) => {
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThanOrEqual(weights[index] ?? 0);
          });
        },
      ),
    );
  });

  test('refuses to split something by nothing', () => {
    expect(() => splitByLargestRemainder(1, [0, 0])).toThrow(RangeError);
  });
});
