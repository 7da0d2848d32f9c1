/** What is measured: how it is told, and whether more of it is better. */
export const measures = {
  rate: { title: 'rate', unit: '/s', better: 'more' },
  p50: { title: 'p50', unit: 'ms', better: 'less' },
  p99: { title: 'p99', unit: 'ms', better: 'less' },
  duration: { title: 'time', unit: 's', better: 'less' },
  memory: { title: 'memory', unit: 'MB', better: 'less' },
  heap: { title: 'heap', unit: 'MB', better: 'less' },
  database: { title: 'PostgreSQL', unit: 'MB', better: 'less' },
  connects: { title: 'connects', unit: '/s', better: 'more' },
  memoryEach: { title: 'memory a subscriber', unit: 'kB', better: 'less' },
  start: { title: 'start', unit: 'ms', better: 'less' },
  load: { title: 'aggregate load', unit: 'ms', better: 'less' },
  balanceAt: { title: 'balanceAt', unit: 'ms', better: 'less' },
  statement: { title: 'statement', unit: 'ms', better: 'less' },
  catchUp: { title: 'catching up', unit: 'events/s', better: 'more' },
  balanceP50: { title: 'mutation to balance p50', unit: 'ms', better: 'less' },
  balanceP99: { title: 'mutation to balance p99', unit: 'ms', better: 'less' },
  lost: { title: 'lost', unit: '', better: 'less' },
};

/** Three places of what is small, none of what is large; '' for what was not measured. */
export function told(measure, value) {
  if (value === undefined) return '';
  const { unit } = measures[measure];
  const number = value.toLocaleString('en', { maximumFractionDigits: digits(value) });
  return unit === '/s' || unit === '' ? `${number}${unit}` : `${number} ${unit}`;
}

const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
