import { formatMoney as asDecimal } from '@tillgraph/shared-domain/money';
import { parseCash } from '../money/cash-given.ts';

/** Whether it is a limit of an overdraft, 0 or more. */
export const isLimit = (text: string, currency: string): boolean => parseCash(text, currency) !== undefined;

/** As the graph takes it. Throws for what `isLimit` refuses. */
export function limitIn(text: string, currency: string): string {
  const limit = parseCash(text, currency);
  if (!limit) throw new RangeError(`${text} is no limit in ${currency}.`);
  return asDecimal(limit).amount;
}
