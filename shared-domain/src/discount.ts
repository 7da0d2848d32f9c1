import { formatDecimal, type ParsedDecimal, parseDecimal } from './decimal.ts';
import { type Money, subtract } from './money.ts';
import { divideHalfUp } from './rounding.ts';

/** A part of the whole in millionths, an integer from 0 to 1 000 000: 12.5 % is 125 000. */
export type Percent = number;

/** As it was granted: a part of what there is, or so much of it. */
export type Discount = { readonly percent: Percent } | { readonly amount: Money };

/** What a discount takes off an amount, a percentage rounded half up; undefined when that is more than there is. */
export function discountOn(amount: Money, discount: Discount): Money | undefined {
  if ('amount' in discount) {
    return subtract(amount, discount.amount).minor < 0 ? undefined : discount.amount;
  }
  const minor = divideHalfUp(BigInt(amount.minor) * BigInt(discount.percent), BigInt(whole));
  return { minor: Number(minor), currency: amount.currency };
}

export function parsePercent(text: string): ParsedDecimal {
  const parsed = parseDecimal(text, places);
  return parsed.ok && (parsed.scaled < 0 || parsed.scaled > whole)
    ? { ok: false, message: 'Give a percentage from 0 to 100, such as "12.5".' }
    : parsed;
}

/** "12.5" for 12.5 %: no more places than it needs. */
export const formatPercent = (percent: Percent): string =>
  formatDecimal(percent, places).replace(/\.?0+$/, '');

/** Of the percentage as people write it. */
const places = 4;
const whole: Percent = 1_000_000;
