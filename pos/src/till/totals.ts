import { add, type Money, withinBounds, zero } from '@tillgraph/shared-domain/money';
import { type LinePrice, priceLine } from '@tillgraph/shared-domain/pricing';
import { parseTaxRate } from '@tillgraph/shared-domain/tax';
import { moneyOf } from '../money/graph-money.ts';
import type { Cart, CartLine } from './cart.ts';

export interface ShopTerms {
  readonly currencyCode: string;
  readonly pricesIncludeTax: boolean;
}

export interface Totals {
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly total: Money;
  /** What each line costs, in the cart's order. */
  readonly lines: readonly Money[];
}

/** What the shop will reckon, by its own rules; undefined when that is more than an amount may be. */
export function totalsOf(cart: Cart, shop: ShopTerms): Totals | undefined {
  const prices: LinePrice[] = [];
  for (const line of cart) {
    const price = priceOf(line, shop);
    if (!price) return undefined;
    prices.push(price);
  }
  const sum = (field: 'subtotal' | 'taxTotal' | 'total') =>
    prices.reduce((total, price) => add(total, price[field]), zero(shop.currencyCode));
  const total = sum('total');
  if (!withinBounds(total)) return undefined;
  return {
    subtotal: sum('subtotal'),
    taxTotal: sum('taxTotal'),
    total,
    lines: prices.map((price) => (shop.pricesIncludeTax ? price.total : price.subtotal)),
  };
}

function priceOf({ product, quantity }: CartLine, { pricesIncludeTax }: ShopTerms): LinePrice | undefined {
  const unitPrice = moneyOf(product.price);
  const rate = parseTaxRate(product.taxRate);
  if (!rate.ok) throw new RangeError(`${product.taxRate} is no tax rate: ${rate.message}`);
  return priceLine({
    unitPrice,
    quantity: quantity * 1000,
    discount: zero(unitPrice.currency),
    taxRate: rate.scaled,
    pricesIncludeTax,
  });
}
