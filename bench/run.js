#!/usr/bin/env node
/**
 * `npm run bench -- NAME`: Tillgraph and its peers side by side in one run, several rounds in turn; prints the
 * medians, the spread and the ratios. Machines are noisy: the ratio is the result, the figures are not.
 * `--smoke`: all of them with small numbers, beside the ratios that were recorded. `--report [NAME ...]`:
 * all of them, or these anew, into docs/benchmarks.md. ROUNDS and SECONDS (of a round) overrule a benchmark's own;
 * EVENTS is how far growth goes.
 */
import { benchmarkNames, runBenchmark } from './running/benchmarks.js';

const [command, ...options] = process.argv.slice(2);

if (command === '--smoke') {
  const { smoke } = await import('./report/smoke.js');
  await smoke({ record: options.includes('--record') });
} else if (command === '--report') {
  const { report } = await import('./report/report.js');
  await report(options.length > 0 ? options : benchmarkNames);
} else if (benchmarkNames.includes(command)) {
  await runBenchmark(command, 'full');
} else {
  console.error(`Name a benchmark: npm run bench -- ${benchmarkNames.join(' | ')} | --smoke | --report`);
  process.exitCode = 1;
}
