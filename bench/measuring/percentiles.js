/** The median and the 99th percentile of at least one value, which it sorts. */
export function percentiles(values) {
  values.sort((a, b) => a - b);
  const at = (share) => values[Math.min(values.length - 1, Math.floor(values.length * share))];
  return { p50: at(0.5), p99: at(0.99) };
}
