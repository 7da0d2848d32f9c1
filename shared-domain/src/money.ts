import { currencyPlaces } from './currency.ts';
import { formatDecimal, maxScaled, type ParsedDecimal, parseDecimal } from './decimal.ts';

export { currencyPlaces } from './currency.ts';

/** An amount in whole minor units (cents) of one ISO 4217 currency; a safe integer, never a float. Plain JSON. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** What an amount may be at most, and less than zero at least, in minor units. */
export const maxMinor = maxScaled;

export const zero = (currency: string): Money => ({ minor: 0, currency });

/** Throws a RangeError for two currencies. A sum may lie beyond `maxMinor`: see `withinBounds`. */
export const add = (left: Money, right: Money): Money => ({
  minor: safe(left.minor + sameCurrency(left, right).minor),
  currency: left.currency,
});

export const subtract = (left: Money, right: Money): Money => add(left, negate(right));

/** Never -0, which is not plain JSON. */
export const negate = (money: Money): Money => ({ ...money, minor: money.minor === 0 ? 0 : -money.minor });

/** Below zero when left is less, above when it is more. */
export const compareMoney = (left: Money, right: Money): number =>
  left.minor - sameCurrency(left, right).minor;

/** Whether an amount that was computed may be recorded; a decider refuses what is beyond. */
export const withinBounds = (money: Money): boolean => Math.abs(money.minor) <= maxMinor;

/** As the graph shows it: with the currency's own number of places. */
export const formatMoney = ({ minor, currency }: Money): { amount: string; currencyCode: string } => ({
  amount: formatDecimal(minor, placesOf(currency)),
  currencyCode: currency,
});

/** Decimal text in a known currency as minor units. */
export const parseAmount = (amount: string, currency: string): ParsedDecimal =>
  parseDecimal(amount, placesOf(currency));

function placesOf(currency: string): number {
  const places = currencyPlaces(currency);
  if (places === undefined) {
    throw new RangeError(`${currency} is no currency of ISO 4217`);
  }
  return places;
}

function sameCurrency(left: Money, right: Money): Money {
  if (left.currency !== right.currency) {
    throw new RangeError(`${left.currency} and ${right.currency} cannot be reckoned together`);
  }
  return right;
}

function safe(minor: number): number {
  if (!Number.isSafeInteger(minor)) {
    throw new RangeError('An amount left the safe integers: check each sum with withinBounds');
  }
  return minor;
}
