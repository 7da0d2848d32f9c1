import { formatDecimal, type ParsedDecimal, parseDecimal } from './decimal.ts';

/** A tax's share in millionths, an integer from 0 to 1 000 000: 20 % is 200 000. */
export type TaxRate = number;

const wholeTaxRate: TaxRate = 1_000_000;
const places = 6;

export function parseTaxRate(text: string): ParsedDecimal {
  const parsed = parseDecimal(text, places);
  return parsed.ok && (parsed.scaled < 0 || parsed.scaled > wholeTaxRate)
    ? { ok: false, message: 'Give a tax rate from 0 to 1, such as "0.20" for 20 %.' }
    : parsed;
}

/** "0.20" for 20 %: at least two places, and no more than it needs. */
export const formatTaxRate = (rate: TaxRate): string => formatDecimal(rate, places).replace(/0{1,4}$/, '');
