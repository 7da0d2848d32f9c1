#!/usr/bin/env node
/**
 * `npm run bench -- NAME`: Tillgraph and its peer side by side in one run, several rounds in turn; prints the
 * medians, the spread and the ratio. These machines are noisy: the ratio is the result, the figures are not.
 */
import { readdirSync } from 'node:fs';

const names = readdirSync(new URL('benchmarks', import.meta.url)).map((file) => file.replace(/\.js$/, ''));
const name = process.argv[2];

if (!names.includes(name)) {
  console.error(`Name a benchmark: npm run bench -- ${names.join(' | ')}`);
  process.exit(1);
}
const { default: benchmark } = await import(`./benchmarks/${name}.js`);
await benchmark({ rounds: Number(process.env.ROUNDS ?? 3), seconds: Number(process.env.SECONDS ?? 5) });
