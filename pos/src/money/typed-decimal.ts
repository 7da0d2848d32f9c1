import { localeOf } from '../messages/locale.ts';

/** A decimal as people type it where the page is read, 12,5 for 12.5 in German: what a field suggests. Also of one half typed. */
export const typedDecimal = (decimal: string, locale = localeOf()): string =>
  decimal.replace('.', signOf(locale));

/** What stands before the decimals. */
export const signOf = (locale = localeOf()): string =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
