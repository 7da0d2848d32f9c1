import { currencyPlaces, type Money } from '@tillgraph/shared-domain/money';

/** What people hand over for a total, from the next whole amount up: each once, the least first, four at most. */
export function quickAmounts({ minor, currency }: Money): readonly Money[] {
  const places = currencyPlaces(currency) ?? 0;
  // Where a currency has no decimals its smallest notes are of hundreds.
  const whole = places === 0 ? 100 : 10 ** places;
  const rounded = notes.map((note) => Math.ceil(minor / (note * whole)) * note * whole);
  return [...new Set(rounded)]
    .filter((amount) => amount > minor)
    .sort((left, right) => left - right)
    .slice(0, 4)
    .map((amount) => ({ minor: amount, currency }));
}

const notes = [1, 5, 10, 20, 50, 100];
