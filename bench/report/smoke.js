import { readFile, writeFile } from 'node:fs/promises';
import { measures } from '../measuring/measures.js';
import { benchmarkNames, hasSize, runBenchmark } from '../running/benchmarks.js';

const file = new URL('../recorded/smoke-ratios.json', import.meta.url);

/**
 * Runs all benchmarks with small numbers, and says beside each ratio which one was recorded. Small numbers on a busy
 * machine differ by half and more: nothing fails by them, a benchmark that does not run to its end does. `record`: what
 * is measured now is what is compared from now on.
 */
export async function smoke({ record }) {
  const started = performance.now();
  const ratios = {};
  for (const name of benchmarkNames) {
    if (!(await hasSize(name, 'smoke'))) continue;
    for (const comparison of await runBenchmark(name, 'smoke'))
      ratios[comparison.title] = rounded(comparison.ratios);
  }
  if (record) await writeFile(file, `${JSON.stringify(ratios, null, 2)}\n`);
  else tell(ratios, JSON.parse(await readFile(file, 'utf8')));
  console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
}

/** Two places say all that small numbers can. */
const rounded = (ratios) =>
  JSON.parse(
    JSON.stringify(ratios, (_, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value)),
  );

function tell(ratios, recorded) {
  console.log('\nRatios now, and as they were recorded (more is better):');
  for (const [title, peers] of Object.entries(ratios)) {
    console.log(`  ${title}`);
    for (const [peer, each] of Object.entries(peers)) {
      for (const [measure, ratio] of Object.entries(each)) {
        const before = recorded[title]?.[peer]?.[measure];
        console.log(`    ${measures[measure].title} to ${peer}: ${ratio}${besides(ratio, before)}`);
      }
    }
  }
}

function besides(ratio, before) {
  if (before === undefined) return ', not recorded';
  return `, recorded ${before}${ratio < before / 2 ? '   <- LESS THAN HALF' : ''}`;
}
