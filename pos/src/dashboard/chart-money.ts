import { currencyPlaces } from '@tillgraph/shared-domain/money';
import { localeOf } from '../messages/locale.ts';
import { formatMoney, type GraphMoney } from '../money/format-money.ts';

/** What a chart draws: as long as the amount, to the precision of a picture. */
export const drawn = ({ amount }: GraphMoney): number => Number(amount);

/** What was drawn, as money of that currency. */
export const writtenDrawn =
  (currency: string) =>
  (value: number): string =>
    formatMoney({ minor: Math.round(value * 10 ** (currencyPlaces(currency) ?? 0)), currency });

/** For an axis: $1.2K. */
export const shortMoney =
  (currency: string, locale = localeOf()) =>
  (value: number): string =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    }).format(value);
