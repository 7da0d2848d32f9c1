import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a script of this folder to its end; resolves with the JSON that it prints as its last line. */
export async function measure(script, ...args) {
  const child = spawn(process.execPath, [new URL(script, import.meta.url).pathname, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(output.trim().split('\n').at(-1));
}

/**
 * Measures each contender once a round, in turn, so that a slow moment of the machine falls on all of them.
 * `contenders`: name to a function that resolves with { rate (per s), p50, p99 (ms) }; the first is ours.
 */
export async function sideBySide(title, contenders, rounds) {
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, contender] of Object.entries(contenders)) results[name].push(await contender());
  }
  console.log(`\n${title} (${rounds} rounds in turn)`);
  for (const [name, rows] of Object.entries(results)) {
    const rates = rows.map((row) => row.rate);
    console.log(
      `  ${name.padEnd(34)} ${format(median(rates))}/s (${format(Math.min(...rates))} to ${format(Math.max(...rates))})` +
        `   p50 ${median(rows.map((row) => row.p50)).toFixed(2)} ms, p99 ${median(rows.map((row) => row.p99)).toFixed(2)} ms`,
    );
  }
  const [ours, ...peers] = Object.keys(results);
  for (const peer of peers) {
    const ratio = median(results[ours].map((row) => row.rate)) / median(results[peer].map((row) => row.rate));
    console.log(`  ratio to ${peer}: ${ratio.toFixed(2)}`);
  }
  return results;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

const format = (value) => Math.round(value).toLocaleString('en');
