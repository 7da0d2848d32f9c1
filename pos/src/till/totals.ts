import { discountLines, type ListedLine } from '@tillgraph/shared-domain/discount-lines';
import { add, type Money, withinBounds, zero } from '@tillgraph/shared-domain/money';
import { type LinePrice, listedPrice, priceLine } from '@tillgraph/shared-domain/pricing';
import { parseTaxRate } from '@tillgraph/shared-domain/tax';
import { moneyOf } from '../money/graph-money.ts';
import type { Cart, CartLine } from './cart.ts';

export interface ShopTerms {
  readonly currencyCode: string;
  readonly pricesIncludeTax: boolean;
}

export type Reckoned = Totals | NoTotals;

export interface Totals {
  readonly ok: true;
  readonly discountTotal: Money;
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly total: Money;
  /** What each line costs, in the cart's order. */
  readonly lines: readonly LineTotal[];
}

export interface LineTotal {
  /** Less its own discount and its share of the whole cart's. */
  readonly price: Money;
  readonly discount: Money;
}

export interface NoTotals {
  readonly ok: false;
  /** More than an amount may be, or a discount of more than there is. */
  readonly problem: 'tooMuch' | 'discount';
}

/** What the shop will reckon, by its own rules. */
export function totalsOf(cart: Cart, shop: ShopTerms): Reckoned {
  const { currencyCode: currency } = shop;
  const listed: ListedLine[] = [];
  for (const line of cart.lines) {
    const price = listedPrice({ unitPrice: moneyOf(line.product.price), quantity: thousandths(line) });
    if (!price) return tooMuch;
    listed.push({ listed: price, discount: line.discount ?? null });
  }
  if (
    !withinBounds(
      sumOf(
        listed.map((each) => each.listed),
        currency,
      ),
    )
  )
    return tooMuch;
  const discounted = discountLines(listed, cart.discount ? [cart.discount] : [], currency);
  if (!discounted.ok) return { ok: false, problem: 'discount' };
  const prices: LinePrice[] = [];
  for (const [index, line] of cart.lines.entries()) {
    const price = priceOf(line, discounted.discountTotals[index] ?? zero(currency), shop);
    if (!price) return tooMuch;
    prices.push(price);
  }
  const sum = (field: keyof LinePrice) =>
    sumOf(
      prices.map((price) => price[field]),
      currency,
    );
  // The shop takes no more, even where a discount makes it less.
  if (!withinBounds(sum('gross'))) return tooMuch;
  return {
    ok: true,
    discountTotal: sumOf(discounted.discountTotals, currency),
    subtotal: sum('subtotal'),
    taxTotal: sum('taxTotal'),
    total: sum('total'),
    lines: prices.map((price, index) => ({
      price: shop.pricesIncludeTax ? price.total : price.subtotal,
      discount: discounted.discountTotals[index] ?? zero(currency),
    })),
  };
}

function priceOf(line: CartLine, discount: Money, { pricesIncludeTax }: ShopTerms): LinePrice | undefined {
  const { price, taxRate } = line.product;
  const rate = parseTaxRate(taxRate);
  if (!rate.ok) throw new RangeError(`${taxRate} is no tax rate: ${rate.message}`);
  return priceLine({
    unitPrice: moneyOf(price),
    quantity: thousandths(line),
    discount,
    taxRate: rate.scaled,
    pricesIncludeTax,
  });
}

const tooMuch: NoTotals = { ok: false, problem: 'tooMuch' };

/** As the shop reckons quantities. */
const thousandths = ({ quantity }: CartLine): number => quantity * 1000;

/** Beyond the bounds it stays there: sums stay safe integers. */
const sumOf = (amounts: readonly Money[], currency: string): Money =>
  amounts.reduce((sum, amount) => (withinBounds(sum) ? add(sum, amount) : sum), zero(currency));
