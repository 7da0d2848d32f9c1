import { type Discount, discountOn } from './discount.ts';
import { add, formatMoney, type Money, subtract, zero } from './money.ts';
import { splitByLargestRemainder } from './pricing.ts';
import { type InvalidInput, invalidInput } from './user-error.ts';

export interface ListedLine {
  /** Unit price x quantity. */
  readonly listed: Money;
  readonly discount: Discount | null;
}

export type DiscountedLines =
  /** What each line loses: its own discount and its share of the order's. */
  | { readonly ok: true; readonly discountTotals: readonly Money[] }
  | { readonly ok: false; readonly errors: readonly InvalidInput[] };

/**
 * First each line's own discount, then the order's one after the other, each of what those before it left. What they
 * take together is spread over the lines in proportion to what their own left, by largest remainder.
 */
export function discountLines(
  lines: readonly ListedLine[],
  discounts: readonly Discount[],
  currency: string,
): DiscountedLines {
  const errors: InvalidInput[] = [];
  const takenOff = (amount: Money, discount: Discount, path: readonly string[]): Money => {
    const off = discountOn(amount, discount);
    if (!off) errors.push(moreThanThereIs(amount, path));
    return off ?? zero(currency);
  };
  const own = lines.map(({ listed, discount }, index) =>
    discount
      ? takenOff(listed, discount, ['input', 'lines', String(index), 'discount', 'amount'])
      : zero(currency),
  );
  const left = lines.map(({ listed }, index) => subtract(listed, own[index] ?? zero(currency)));
  const base = left.reduce(add, zero(currency));
  const rest = discounts.reduce(
    (amount, discount, index) =>
      subtract(amount, takenOff(amount, discount, ['input', 'discounts', String(index), 'amount'])),
    base,
  );
  if (errors.length > 0) return { ok: false, errors };
  const shares = splitByLargestRemainder(
    subtract(base, rest).minor,
    left.map(({ minor }) => minor),
  );
  return {
    ok: true,
    discountTotals: own.map((amount, index) => add(amount, { minor: shares[index] ?? 0, currency })),
  };
}

const moreThanThereIs = (amount: Money, path: readonly string[]): InvalidInput =>
  invalidInput(`There are only ${formatMoney(amount).amount} ${amount.currency} to discount.`, path);
