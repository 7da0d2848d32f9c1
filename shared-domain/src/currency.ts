import { data } from 'currency-codes';

/**
 * Decimal places of an ISO 4217 currency (upper-case code), undefined for what is none.
 *
 * From a table of the standard at a pinned version, for stored minor units must never change their meaning. Intl is
 * no source of it: it tells how people write amounts (AFN and IQD without decimals, where ISO has 2 and 3), differs
 * by the runtime's ICU, and takes any three letters for a currency.
 */
export const currencyPlaces = (code: string): number | undefined => places.get(code);

/** Metals, bond units, funds and codes for tests: ISO lists them without a minor unit. */
const notMoney = new Set('XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' '));

const places: ReadonlyMap<string, number> = new Map(
  data.filter(({ code }) => !notMoney.has(code)).map(({ code, digits }) => [code, digits]),
);
