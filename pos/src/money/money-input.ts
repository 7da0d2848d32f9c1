import { formatMoney as asDecimal } from '@tillgraph/shared-domain/money';
import { parseCash } from './cash-given.ts';
import type { GraphMoney } from './format-money.ts';

/** An amount that was typed, as the graph takes it; undefined when it is none. */
export function moneyInput(text: string, currency: string): GraphMoney | undefined {
  const money = parseCash(text, currency);
  return money && asDecimal(money);
}
