import { add, type Figures } from './figures.ts';

/** What something has summed up to: a block of time, a product, a category. */
export interface Row<F extends Figures> {
  readonly key: string;
  readonly sum: F;
}

/**
 * Sums by key, in the order of the keys, each key once. A list, because keys that people write, such as a category's
 * name, are no field names for every store.
 */
export type Tally<F extends Figures> = readonly Row<F>[];

/** Of rows in any order, any of whose keys may be there several times. */
export function tallyOf<F extends Figures>(rows: Iterable<Row<F>>): Tally<F> {
  const sums = new Map<string, F>();
  for (const { key, sum } of rows) {
    const known = sums.get(key);
    sums.set(key, known ? add(known, sum) : sum);
  }
  return [...sums].map(([key, sum]) => ({ key, sum })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Both together. Made for a long one on the left and a few rows on the right, as a sale is to what was sold before. */
export function merge<F extends Figures>(left: Tally<F>, right: Tally<F>): Tally<F> {
  const merged = [...left];
  for (const row of right) {
    const at = placeOf(merged, row.key);
    const same = merged[at];
    if (same?.key === row.key) merged[at] = { key: row.key, sum: add(same.sum, row.sum) };
    else merged.splice(at, 0, row);
  }
  return merged;
}

/** Of the first row whose key is not less, by halving. */
function placeOf<F extends Figures>(tally: Tally<F>, key: string): number {
  let [low, high] = [0, tally.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tally[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
