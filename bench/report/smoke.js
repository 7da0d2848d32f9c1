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
  const failed = [];
  for (const name of benchmarkNames) {
    if (!(await hasSize(name, 'smoke'))) continue;
    try {
      for (const { title, ratios: own } of await runBenchmark(name, 'smoke')) ratios[title] = rounded(own);
    } catch (error) {
      console.error(error);
      failed.push(name);
    }
    console.log(`\n(${name} done after ${secondsSince(started)} s)`);
  }
  if (record) await writeFile(file, `${JSON.stringify(ratios, null, 2)}\n`);
  else tell(ratios, JSON.parse(await readFile(file, 'utf8')));
  if (failed.length > 0) {
    console.error(`\nDid not run to its end: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
}

const secondsSince = (started) => Math.round((performance.now() - started) / 1000);

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
