import type { PlacedLine } from '@tillgraph/shared-domain/events/orders';
import { add, type Money } from '@tillgraph/shared-domain/money';
import type { TaxRate } from '@tillgraph/shared-domain/tax';

export interface TaxTotal {
  readonly rate: TaxRate;
  readonly net: Money;
  readonly tax: Money;
}

/** What receipts list: net and tax of each rate, lowest rate first. They add up to the lines. */
export function taxesByRate(lines: readonly PlacedLine[]): readonly TaxTotal[] {
  const totals = new Map<TaxRate, TaxTotal>();
  for (const { taxRate: rate, subtotal, taxTotal } of lines) {
    const sum = totals.get(rate);
    totals.set(rate, {
      rate,
      net: sum ? add(sum.net, subtotal) : subtotal,
      tax: sum ? add(sum.tax, taxTotal) : taxTotal,
    });
  }
  return [...totals.values()].sort((a, b) => a.rate - b.rate);
}
