import type { ParsedDecimal } from '@tillgraph/shared-domain/decimal';
import { parseAmount } from '@tillgraph/shared-domain/money';

/** Decimal text in the account's currency as minor units: how far below zero an expense may take the balance. */
export function parseOverdraftLimit(amount: string, currencyCode: string): ParsedDecimal {
  const parsed = parseAmount(amount, currencyCode);
  return parsed.ok && parsed.scaled < 0
    ? { ok: false, message: 'Give a limit that is not negative.' }
    : parsed;
}
