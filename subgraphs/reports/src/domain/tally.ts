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

/** Both together, in one walk along the two. */
export function merge<F extends Figures>(left: Tally<F>, right: Tally<F>): Tally<F> {
  const merged: Row<F>[] = [];
  let at = 0;
  for (const row of right) {
    for (let before = left[at]; before && before.key < row.key; before = left[at]) {
      merged.push(before);
      at += 1;
    }
    const same = left[at];
    if (same?.key !== row.key) {
      merged.push(row);
      continue;
    }
    merged.push({ key: row.key, sum: add(same.sum, row.sum) });
    at += 1;
  }
  return [...merged, ...left.slice(at)];
}
