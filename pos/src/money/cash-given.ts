import { type Money, parseAmount } from '@tillgraph/shared-domain/money';

/** What a cashier typed as an amount, with a point or a comma before the decimals; undefined when it is none. */
export function parseCash(text: string, currency: string): Money | undefined {
  const parsed = parseAmount(text.trim().replace(',', '.'), currency);
  return parsed.ok && parsed.scaled >= 0 ? { minor: parsed.scaled, currency } : undefined;
}
