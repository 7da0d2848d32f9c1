import type { Discount } from '@tillgraph/shared-domain/discount';
import fc from 'fast-check';
import type { OrderedLine, OrderToPrice } from '../domain/price-lines.ts';
import type { Known } from '../domain/references.ts';
import { known } from './an-order.ts';

export interface RandomSale {
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly {
    readonly price: number;
    readonly pieces: number;
    readonly taxRate: number;
    readonly discount: Granted | null;
  }[];
  readonly discounts: readonly Granted[];
}

/** A percentage, or about this share of what is left, as an amount. */
interface Granted {
  readonly kind: 'percent' | 'amount';
  readonly share: number;
}

const granted: fc.Arbitrary<Granted> = fc.record({
  kind: fc.constantFrom('percent', 'amount'),
  // Nothing and everything are where divisions by nothing and negative zeros would show.
  share: fc.oneof(fc.constantFrom(0, 1_000_000, 333_333), fc.integer({ min: 0, max: 1_000_000 })),
});

/** In currencies of 0, 2 and 3 places, with prices that contain the tax or not, with all kinds of discounts. */
export const randomSale: fc.Arbitrary<RandomSale> = fc.record({
  currency: fc.constantFrom('JPY', 'USD', 'BHD'),
  pricesIncludeTax: fc.boolean(),
  lines: fc.array(
    fc.record({
      price: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 ** 8 })),
      pieces: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 1000 })),
      taxRate: fc.constantFrom(0, 55_000, 70_000, 190_000, 200_000, 1_000_000),
      discount: fc.option(granted),
    }),
    { minLength: 1, maxLength: 20 },
  ),
  discounts: fc.array(granted, { maxLength: 3 }),
});

/** Price tags times pieces, in minor units. */
export const listedTotal = (lines: RandomSale['lines']): number =>
  lines.reduce((sum, { price, pieces }) => sum + price * pieces, 0);

/** The sale as an order, and the shop that it is made in. */
export function orderOf(sale: RandomSale): { readonly order: OrderToPrice; readonly facts: Known } {
  const { currency, pricesIncludeTax } = sale;
  let left = 0;
  const lines = sale.lines.map(({ price, pieces, discount }, index): OrderedLine => {
    const listed = price * pieces;
    left += listed - (discount ? takenAtMost(listed, discount) : 0);
    return {
      lineId: `l${index}`,
      productId: String(index),
      quantity: pieces * 1000,
      discount: discount && discountOf(listed, discount, currency),
      note: null,
    };
  });
  const discounts = sale.discounts.map((each) => {
    const discount = discountOf(left, each, currency);
    left -= takenAtMost(left, each);
    return discount;
  });
  const products = sale.lines.map(
    ({ price, taxRate }, index) =>
      [
        String(index),
        {
          name: 'A',
          sku: 'a',
          price: { minor: price, currency },
          taxRate,
          categoryId: null,
          archived: false,
        },
      ] as const,
  );
  return {
    order: { lines, discounts },
    facts: {
      ...known,
      shop: { currencyCode: currency, timeZone: 'UTC', pricesIncludeTax },
      products: new Map(products),
    },
  };
}

const discountOf = (amount: number, { kind, share }: Granted, currency: string): Discount =>
  kind === 'percent'
    ? { percent: share }
    : { amount: { minor: Math.floor((amount * share) / 1_000_000), currency } };

/** Rounded up, so that what is left for the next is never more than there is. */
const takenAtMost = (amount: number, { share }: Granted): number => Math.ceil((amount * share) / 1_000_000);
