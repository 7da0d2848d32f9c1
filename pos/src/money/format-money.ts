import { formatMoney as asDecimal, type Money } from '@tillgraph/shared-domain/money';
import { localeOf } from '../messages/locale.ts';

/** As the graph tells it: decimal text and a currency. */
export interface GraphMoney {
  readonly amount: string;
  readonly currencyCode: string;
}

/** As people in that language write it, exactly: Intl takes the decimal text itself. */
export function formatMoney(money: Money | GraphMoney, locale = localeOf()): string {
  const { amount, currencyCode } = 'minor' in money ? asDecimal(money) : money;
  // The graph's decimals are numbers as text, which the type cannot tell.
  return formatIn(locale, currencyCode, amount.split('.')[1]?.length ?? 0).format(amount as `${number}`);
}

/** With the currency's places as the graph has them: Intl's own differ for a few currencies. */
const formatIn = (locale: string | undefined, currency: string, places: number): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
