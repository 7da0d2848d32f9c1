/** By how much an amount is above another, as a share of that: 0.2 for 20 % more; undefined where that is 0. */
export function growth(now: string, before: string): number | undefined {
  const base = Number(before);
  return base === 0 ? undefined : (Number(now) - base) / Math.abs(base);
}
