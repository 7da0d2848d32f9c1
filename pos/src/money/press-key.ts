import { currencyPlaces } from '@tillgraph/shared-domain/money';

/** What a number pad has: digits, the decimal point and taking the last one back. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | '.' | 'erase';

/** The amount that is typed after one more key. `fresh`: what stood there was suggested, and typing replaces it. */
export function pressKey(text: string, key: PadKey, fresh: boolean, currency: string): string {
  if (key === 'erase') return fresh ? '' : text.slice(0, -1);
  const before = fresh ? '' : text.replace(',', '.');
  if (key === '.') return before.includes('.') ? before : `${before || '0'}.`;
  const [whole = '', fraction] = before.split('.');
  if (fraction !== undefined) {
    return `${whole}.${(fraction + key).slice(0, currencyPlaces(currency) ?? 0)}`;
  }
  return (whole + key).replace(/^0+(?=\d)/, '');
}
