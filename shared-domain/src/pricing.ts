import { type Money, withinBounds } from './money.ts';
import type { Quantity } from './quantity.ts';
import { divideHalfUp } from './rounding.ts';
import type { TaxRate } from './tax.ts';

export interface LineToPrice {
  readonly unitPrice: Money;
  readonly quantity: Quantity;
  /** The line's own and its share of the order's; not above price x quantity. */
  readonly discount: Money;
  readonly taxRate: TaxRate;
  readonly pricesIncludeTax: boolean;
}

/** subtotal + taxTotal = total. */
export interface LinePrice {
  /** With tax, without the discount. */
  readonly gross: Money;
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly total: Money;
}

/**
 * What a line costs: price x quantity less the discount, and the tax in it or on it, each rounded half up to a whole
 * minor unit. Undefined when that, or what it would be without the discount, is more than an amount may be.
 */
export function priceLine(line: LineToPrice): LinePrice | undefined {
  const listed = listedMinor(line);
  const undiscounted = taxed(listed, line);
  const price = taxed(listed - BigInt(line.discount.minor), line);
  return withinBounds(undiscounted.total) ? { gross: undiscounted.total, ...price } : undefined;
}

/** Price x quantity, half up; undefined when it is more than an amount may be. */
export function listedPrice(line: Pick<LineToPrice, 'unitPrice' | 'quantity'>): Money | undefined {
  const listed = { minor: Number(listedMinor(line)), currency: line.unitPrice.currency };
  return withinBounds(listed) ? listed : undefined;
}

/**
 * An amount in whole parts proportional to the weights, without a unit lost: each part rounded down, and the units
 * left over given to the largest remainders, to the first of equal ones (method of Hamilton). All are integers not
 * below zero; without any weight nothing can be split, so the amount must be zero then (RangeError).
 */
export function splitByLargestRemainder(amount: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n) {
    if (amount !== 0) {
      throw new RangeError('An amount cannot be split by weights of zero');
    }
    return weights.map(() => 0);
  }
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const parts = exact.map((numerator) => Number(numerator / sum));
  const leftOver = amount - parts.reduce((total, part) => total + part, 0);
  const byRemainder = exact
    .map((numerator, index) => ({ index, remainder: numerator % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const raised = new Set(byRemainder.slice(0, leftOver).map(({ index }) => index));
  return parts.map((part, index) => (raised.has(index) ? part + 1 : part));
}

const listedMinor = ({ unitPrice, quantity }: Pick<LineToPrice, 'unitPrice' | 'quantity'>): bigint =>
  divideHalfUp(BigInt(unitPrice.minor) * BigInt(quantity), 1000n);

function taxed(price: bigint, { unitPrice, taxRate, pricesIncludeTax }: LineToPrice) {
  const rate = BigInt(taxRate);
  const tax = divideHalfUp(price * rate, pricesIncludeTax ? millionths + rate : millionths);
  const money = (minor: bigint): Money => ({ minor: Number(minor), currency: unitPrice.currency });
  return pricesIncludeTax
    ? { subtotal: money(price - tax), taxTotal: money(tax), total: money(price) }
    : { subtotal: money(price), taxTotal: money(tax), total: money(price + tax) };
}

const millionths = 1_000_000n;
