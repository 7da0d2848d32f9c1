import type { Discount } from '@tillgraph/shared-domain/discount';
import { add, compareMoney, type Money, subtract, zero } from '@tillgraph/shared-domain/money';
import fc from 'fast-check';
import { known, usd } from '../testing/an-order.ts';
import { listedTotal, orderOf, type RandomSale, randomSale } from '../testing/random-sales.ts';
import { type OrderToPrice, priceLines } from './price-lines.ts';
import type { Known } from './references.ts';
import { taxesByRate } from './taxes.ts';

function priced(order: OrderToPrice, facts: Known) {
  const answer = priceLines(order, facts);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

function pricedAtRandom(sale: RandomSale) {
  const { order, facts } = orderOf(sale);
  return priced(order, facts);
}

const sum = (amounts: readonly Money[], currency: string) => amounts.reduce(add, zero(currency));

test('subtotal + taxTotal = total, for each line and the order, and the lines add up to the order', () => {
  fc.assert(
    fc.property(randomSale, (given) => {
      const { lines, ...order } = pricedAtRandom(given);
      for (const line of lines) expect(add(line.subtotal, line.taxTotal)).toEqual(line.total);
      expect(add(order.subtotal, order.taxTotal)).toEqual(order.total);
      for (const field of ['discountTotal', 'subtotal', 'taxTotal', 'total'] as const) {
        const ofLines = lines.map((line) => line[field]);
        expect(sum(ofLines, given.currency)).toEqual(order[field]);
      }
    }),
  );
});

test('where prices contain the tax the total is what the price tags say less the discounts, else the subtotal is', () => {
  fc.assert(
    fc.property(randomSale, (given) => {
      const { subtotal, total, discountTotal } = pricedAtRandom(given);
      const tags = listedTotal(given.lines) - discountTotal.minor;
      expect((given.pricesIncludeTax ? total : subtotal).minor).toBe(tags);
    }),
  );
});

test('no line is discounted below zero, and its gross is what it would be without discounts', () => {
  fc.assert(
    fc.property(randomSale, (given) => {
      const { order, facts } = orderOf(given);
      const withoutDiscounts = priced(
        { lines: order.lines.map((line) => ({ ...line, discount: null })), discounts: [] },
        facts,
      );
      priced(order, facts).lines.forEach((line, index) => {
        for (const amount of [line.discountTotal, line.subtotal, line.taxTotal, line.total]) {
          expect(amount.minor).toBeGreaterThanOrEqual(0);
        }
        expect(line.gross).toEqual(withoutDiscounts.lines[index]?.total);
        expect(compareMoney(line.gross, line.total)).toBeGreaterThanOrEqual(0);
      });
    }),
  );
});

test('each line’s share of the order’s discounts is within a minor unit of its exact part', () => {
  fc.assert(
    fc.property(randomSale, (given) => {
      const { order, facts } = orderOf(given);
      const own = priced({ ...order, discounts: [] }, facts);
      const all = priced(order, facts);
      const ofOrder = BigInt(subtract(all.discountTotal, own.discountTotal).minor);
      const listed = given.lines.map(({ price, pieces }) => price * pieces);
      const left = own.lines.map((line, index) => BigInt((listed[index] ?? 0) - line.discountTotal.minor));
      const leftInAll = left.reduce((a, b) => a + b, 0n);
      all.lines.forEach((line, index) => {
        const share = BigInt(subtract(line.discountTotal, own.lines[index]?.discountTotal ?? fail()).minor);
        const distance = share * leftInAll - ofOrder * (left[index] ?? 0n);
        expect(distance < 0n ? -distance : distance).toBeLessThanOrEqual(leftInAll);
      });
    }),
  );
});

test('taxes by rate list each rate once, lowest first, and add up to the order', () => {
  fc.assert(
    fc.property(randomSale, (given) => {
      const { lines, subtotal, taxTotal } = pricedAtRandom(given);
      const taxes = taxesByRate(lines);
      const rates = taxes.map(({ rate }) => rate);
      expect(rates).toEqual([...new Set(given.lines.map(({ taxRate }) => taxRate))].sort((a, b) => a - b));
      const net = taxes.map((each) => each.net);
      const tax = taxes.map((each) => each.tax);
      expect(sum(net, given.currency)).toEqual(subtotal);
      expect(sum(tax, given.currency)).toEqual(taxTotal);
    }),
  );
});

describe('discounts', () => {
  const line = (productId: string, pieces: number, discount: Discount | null = null) => ({
    lineId: productId,
    productId,
    quantity: pieces * 1000,
    discount,
    note: null,
  });
  const discountsOf = (order: OrderToPrice) => {
    const { lines, discountTotal } = priced(order, known);
    return [...lines.map((each) => each.discountTotal.minor), discountTotal.minor];
  };

  test('a percentage is rounded half up', () => {
    expect(discountsOf({ lines: [line('book', 1, { percent: 250_000 })], discounts: [] })).toEqual([
      313, 313,
    ]); // 312.5
    expect(discountsOf({ lines: [line('book', 1, { percent: 249_999 })], discounts: [] })).toEqual([
      312, 312,
    ]);
  });

  test('the order’s come after the lines’ own, each of what those before it left', () => {
    const lines = [line('coffee', 2, { amount: usd(200) }), line('book', 1)]; // 8.00 and 12.50 are left
    expect(discountsOf({ lines, discounts: [{ percent: 100_000 }] })).toEqual([280, 125, 405]);
    expect(discountsOf({ lines, discounts: [{ amount: usd(50) }, { percent: 100_000 }] })).toEqual([
      298, 152, 450,
    ]);
    expect(discountsOf({ lines, discounts: [{ percent: 100_000 }, { amount: usd(50) }] })).toEqual([
      300, 155, 455,
    ]);
  });

  test('everything may be given away, and no more', () => {
    const lines = [line('coffee', 2), line('book', 1)];
    const refusal = (order: OrderToPrice) => priceLines(order, known);
    expect(discountsOf({ lines, discounts: [{ amount: usd(2250) }] })).toEqual([1000, 1250, 2250]);
    expect(refusal({ lines, discounts: [{ percent: 500_000 }, { amount: usd(1126) }] })).toMatchObject({
      ok: false,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'discounts', '1', 'amount'] }],
    });
    expect(refusal({ lines: [line('coffee', 2, { amount: usd(1001) })], discounts: [] })).toMatchObject({
      ok: false,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'lines', '0', 'discount', 'amount'] }],
    });
  });

  test('what costs nothing takes no share', () => {
    const lines = [line('gift', 3), line('book', 1), line('gift', 1, { percent: 1_000_000 })];
    expect(discountsOf({ lines, discounts: [{ amount: usd(101) }] })).toEqual([0, 101, 0, 101]);
  });
});

function fail(): never {
  throw new Error('the line has no price');
}
