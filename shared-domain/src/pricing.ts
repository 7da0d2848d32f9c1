import { type Money, withinBounds } from './money.ts';
import type { Quantity } from './quantity.ts';
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
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly total: Money;
}

/**
 * What a line costs: price x quantity less the discount, and the tax in it or on it, each rounded half up to a whole
 * minor unit. Undefined when that is more than an amount may be.
 */
export function priceLine(line: LineToPrice): LinePrice | undefined {
  const { currency } = line.unitPrice;
  const gross = grossMinor(line);
  const net = gross - BigInt(line.discount.minor);
  const rate = BigInt(line.taxRate);
  const tax = divideHalfUp(net * rate, line.pricesIncludeTax ? millionths + rate : millionths);
  const money = (minor: bigint): Money => ({ minor: Number(minor), currency });
  const price = line.pricesIncludeTax
    ? { subtotal: money(net - tax), taxTotal: money(tax), total: money(net) }
    : { subtotal: money(net), taxTotal: money(tax), total: money(net + tax) };
  return withinBounds(money(gross)) && withinBounds(price.total) ? price : undefined;
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

const grossMinor = ({ unitPrice, quantity }: LineToPrice): bigint =>
  divideHalfUp(BigInt(unitPrice.minor) * BigInt(quantity), 1000n);

const millionths = 1_000_000n;

/** Of a numerator that is not below zero. */
const divideHalfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator);
