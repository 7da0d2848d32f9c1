import { performance } from 'node:perf_hooks';

/**
 * `clients` callers, each with one call under way at a time, for `seconds` after a warm-up of a second.
 * `call(client)` resolves when its effect is committed. Resolves with { rate (calls a second), p50, p99 (ms) }.
 */
export async function closedLoop(clients, seconds, call) {
  await loop(clients, 1, call);
  const started = performance.now();
  const latencies = await loop(clients, seconds, call);
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { rate: latencies.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

async function loop(clients, seconds, call) {
  const end = performance.now() + seconds * 1000;
  const latencies = [];
  const one = async (client) => {
    while (performance.now() < end) {
      const before = performance.now();
      await call(client);
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
  return latencies;
}
