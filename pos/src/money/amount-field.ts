import { formatMoney as asDecimal } from '@tillgraph/shared-domain/money';
import { z } from 'zod';
import type { Messages } from '../messages/en.ts';
import { parseCash } from './cash-given.ts';
import type { GraphMoney } from './format-money.ts';

/** The text of a field for an amount above zero in that currency. */
export const amountText = (currency: string, words: Messages['forms']) =>
  z.string().refine((text) => (parseCash(text, currency)?.minor ?? 0) > 0, words.notAnAmount);

/** What was typed as the graph takes it. Throws for what `amountText` refuses. */
export function amountIn(text: string, currency: string): GraphMoney {
  const money = parseCash(text, currency);
  if (!money) throw new RangeError(`${text} is no amount of ${currency}.`);
  return asDecimal(money);
}
