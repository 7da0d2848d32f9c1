import { performance } from 'node:perf_hooks';
import { percentiles } from './percentiles.js';

/**
 * `clients` callers, each with one call under way at a time, for `seconds` after a warm-up of a second or less.
 * `call(client)` resolves when its effect is committed. Resolves with { rate (calls a second), p50, p99 (ms) }.
 */
export async function closedLoop(clients, seconds, call) {
  await loop(clients, Math.min(1, seconds), call);
  const started = performance.now();
  const latencies = await loop(clients, seconds, call);
  const elapsed = (performance.now() - started) / 1000;
  return { rate: latencies.length / elapsed, ...percentiles(latencies) };
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
