import { formatPercent } from './discount.ts';
import { currencyPlaces, formatMoney } from './money.ts';
import { formatQuantity } from './quantity.ts';
import { formatTaxRate } from './tax.ts';

/**
 * What an event says, with its figures as the graph shows them: money as decimal text with its currency, quantities as
 * pieces, tax rates and percentages as decimal text. Known by shape and name, which mean the same in every event and never change.
 */
export const told = (data: object): object =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, toldValue(value, name)]));

function toldValue(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((element) => toldValue(element, field));
  if (typeof value === 'number') return toldNumber(value, field);
  if (typeof value !== 'object' || value === null) return value;
  return 'minor' in value && 'currency' in value ? toldMoney(value.minor, value.currency) : told(value);
}

function toldNumber(value: number, field: string): number | string {
  if (quantityFields.has(field)) return formatQuantity(value);
  if (field === 'percent') return formatPercent(value);
  return field === 'taxRate' ? formatTaxRate(value) : value;
}

const toldMoney = (minor: unknown, currency: unknown): object =>
  typeof minor === 'number' && typeof currency === 'string' && currencyPlaces(currency) !== undefined
    ? formatMoney({ minor, currency })
    : { minor, currency };

const quantityFields: ReadonlySet<string> = new Set([
  'quantity',
  'delta',
  'threshold',
  'requested',
  'available',
]);
