/** In the order of the report. */
export const benchmarkNames = [
  'append',
  'hot-stream',
  'replay',
  'supergraph',
  'supergraph-http',
  'mutation',
  'live',
  'lists',
  'growth',
  'distributed',
  'start',
];

/** `size`: full or smoke. Resolves with the benchmark's comparisons; see `compare`. */
export async function runBenchmark(name, size) {
  const { default: benchmark, sizes } = await load(name);
  return benchmark({ ...sizes[size], ...overruled() });
}

/** Some are too large for a smoke run. */
export const hasSize = async (name, size) => size in (await load(name)).sizes;

const load = (name) => import(`../benchmarks/${name}.js`);

function overruled() {
  const { ROUNDS, SECONDS } = process.env;
  return { ...(ROUNDS && { rounds: Number(ROUNDS) }), ...(SECONDS && { seconds: Number(SECONDS) }) };
}
