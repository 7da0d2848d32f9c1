import { type Money, parseAmount } from '@tillgraph/shared-domain/money';
import type { GraphMoney } from './format-money.ts';

/** To reckon with. */
export function moneyOf({ amount, currencyCode }: GraphMoney): Money {
  const parsed = parseAmount(amount, currencyCode);
  if (!parsed.ok) throw new RangeError(`${amount} ${currencyCode} is no amount: ${parsed.message}`);
  return { minor: parsed.scaled, currency: currencyCode };
}

/** Zero, in whatever places. */
export const isNothing = ({ amount }: GraphMoney): boolean => Number(amount) === 0;
