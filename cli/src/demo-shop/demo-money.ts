import { currencyPlaces } from '@tillgraph/shared-domain/currency';
import { formatMoney, parseAmount } from '@tillgraph/shared-domain/money';

/** The demo's amounts are planned in hundredths, whatever the shop's currency is. */
export interface DemoMoney {
  readonly currencyCode: string;
  /** Of a currency without places the hundredths are whole units: 11.90 dollars, 1190 yen. */
  of(hundredths: number): MoneyInput;
  /** What an amount of the graph is in hundredths; parts of one are cut off. */
  hundredths(amount: string): number;
}

export interface MoneyInput {
  readonly amount: string;
  readonly currencyCode: string;
}

export function createDemoMoney(currencyCode: string): DemoMoney {
  // Of one hundredth, in minor units.
  const weight = 10 ** Math.max(0, (currencyPlaces(currencyCode) ?? 2) - 2);
  return {
    currencyCode,
    of: (hundredths) => formatMoney({ minor: hundredths * weight, currency: currencyCode }),
    hundredths(amount) {
      const parsed = parseAmount(amount, currencyCode);
      if (!parsed.ok) throw new Error(`${amount} is no amount of ${currencyCode}.`);
      return Math.trunc(parsed.scaled / weight);
    },
  };
}
