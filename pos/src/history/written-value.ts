import type { Messages } from '../messages/en.ts';
import { writtenMoment, writtenNumber, writtenPercent } from '../messages/written.ts';
import { formatMoney, type GraphMoney } from '../money/format-money.ts';

export interface WritingOptions {
  readonly words: Messages['history'];
  readonly names: ReadonlyMap<string, string> | undefined;
  readonly timeZone: string;
  /** In whose way numbers are written. */
  readonly locale: string;
}

/** The value of a field of an event's data, as people read it. `field`: its name with its value. */
export function writtenValue(field: object, options: WritingOptions): string {
  const { words } = options;
  const [[name, value] = ['', null]] = Object.entries(field);
  if (value === null || value === '') return words.none;
  if (Array.isArray(value)) {
    return value.length === 0 ? words.none : value.map((each) => writtenElement(each, options)).join(', ');
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object') return writtenObject(value, options);
  if (typeof value === 'number') {
    if (name === 'number') return String(value);
    return `${name === 'delta' && value > 0 ? '+' : ''}${writtenNumber(value, options.locale)}`;
  }
  if (name === 'taxRate') return writtenPercent(value, options.locale);
  if (name.endsWith('Id') && name !== 'taxId') return options.names?.get(value) ?? words.unknown;
  if (name.endsWith('At')) return writtenMoment(value, options.timeZone, options.locale);
  const values: Readonly<Record<string, string>> = words.values;
  return (enumerated.has(name) ? values[value] : undefined) ?? value;
}

function writtenElement(element: unknown, options: WritingOptions): string {
  return element instanceof Object ? writtenObject(element, options) : String(element);
}

function writtenObject(value: object, options: WritingOptions): string {
  if (isMoney(value)) return formatMoney(value, options.locale);
  const parts: Readonly<Record<string, unknown>> = { ...value };
  const { productName, quantity, method, amount, requested, available } = parts;
  const values: Readonly<Record<string, string>> = options.words.values;
  if (typeof productName === 'string') return `${quantity} × ${productName}`;
  if (typeof method === 'string' && isMoney(amount))
    return `${values[method] ?? method} ${formatMoney(amount, options.locale)}`;
  if (requested !== undefined) return options.words.shortage(String(requested), String(available));
  // An address: its parts, in the order in which it is written.
  return [parts.lines, parts.postalCode, parts.city, parts.region, parts.countryCode]
    .flat()
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');
}

const isMoney = (value: unknown): value is GraphMoney =>
  value instanceof Object && 'amount' in value && 'currencyCode' in value;

/** Fields whose values are words of the shop's own, where others are people's. */
const enumerated: ReadonlySet<string> = new Set(['role', 'reason', 'kind', 'origin', 'fulfilmentMethod']);
