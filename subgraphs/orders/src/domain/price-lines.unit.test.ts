import type { PlacedLine } from '@tillgraph/shared-domain/events/orders';
import { add, type Money, zero } from '@tillgraph/shared-domain/money';
import fc from 'fast-check';
import { known } from '../testing/an-order.ts';
import { priceLines } from './price-lines.ts';
import type { Known } from './references.ts';
import { taxesByRate } from './taxes.ts';

const sale = fc.record({
  currency: fc.constantFrom('JPY', 'USD', 'BHD'),
  pricesIncludeTax: fc.boolean(),
  lines: fc.array(
    fc.record({
      price: fc.integer({ min: 0, max: 10 ** 8 }),
      pieces: fc.integer({ min: 1, max: 1000 }),
      taxRate: fc.constantFrom(0, 55_000, 70_000, 190_000, 200_000, 1_000_000),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

type Sale = typeof sale extends fc.Arbitrary<infer Value> ? Value : never;

function priced({ currency, pricesIncludeTax, lines }: Sale) {
  const facts: Known = {
    ...known,
    shop: { currencyCode: currency, timeZone: 'UTC', pricesIncludeTax },
    products: new Map(
      lines.map(({ price, taxRate }, index) => [
        String(index),
        {
          name: 'A',
          sku: 'a',
          price: { minor: price, currency },
          taxRate,
          categoryId: null,
          archived: false,
        },
      ]),
    ),
  };
  const ordered = lines.map(({ pieces }, index) => ({
    lineId: String(index),
    productId: String(index),
    quantity: pieces * 1000,
    note: null,
  }));
  const answer = priceLines(ordered, facts);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

const sum = (amounts: readonly Money[], currency: string) => amounts.reduce(add, zero(currency));

test('subtotal + taxTotal = total, for each line and the order, and the lines add up to the order', () => {
  fc.assert(
    fc.property(sale, (given) => {
      const { lines, subtotal, taxTotal, total } = priced(given);
      for (const line of lines) expect(add(line.subtotal, line.taxTotal)).toEqual(line.total);
      expect(add(subtotal, taxTotal)).toEqual(total);
      for (const field of ['subtotal', 'taxTotal', 'total'] as const) {
        const ofLines = lines.map((line: PlacedLine) => line[field]);
        expect(sum(ofLines, given.currency)).toEqual({ subtotal, taxTotal, total }[field]);
      }
    }),
  );
});

test('where prices contain the tax the total is what the price tags say, else the subtotal is', () => {
  fc.assert(
    fc.property(sale, (given) => {
      const { subtotal, total } = priced(given);
      const tags = given.lines.reduce((all, { price, pieces }) => all + price * pieces, 0);
      expect((given.pricesIncludeTax ? total : subtotal).minor).toBe(tags);
    }),
  );
});

test('taxes by rate list each rate once, lowest first, and add up to the order', () => {
  fc.assert(
    fc.property(sale, (given) => {
      const { lines, subtotal, taxTotal } = priced(given);
      const taxes = taxesByRate(lines);
      const rates = taxes.map(({ rate }) => rate);
      expect(rates).toEqual([...new Set(given.lines.map(({ taxRate }) => taxRate))].sort((a, b) => a - b));
      expect(
        sum(
          taxes.map(({ net }) => net),
          given.currency,
        ),
      ).toEqual(subtotal);
      expect(
        sum(
          taxes.map(({ tax }) => tax),
          given.currency,
        ),
      ).toEqual(taxTotal);
    }),
  );
});
