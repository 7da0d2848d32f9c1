import { mkdir, writeFile } from 'node:fs/promises';
import { benchmarkNames, runBenchmark } from '../running/benchmarks.js';
import { chart } from './chart.js';
import { machine, versions } from './machine.js';
import { markdownTable, section } from './markdown.js';

const docs = new URL('../../docs/', import.meta.url);

/**
 * Runs all benchmarks and writes docs/benchmarks.md with a chart for each. What cannot run on this machine is said there
 * with its reason. What was measured is also kept as JSON, after each benchmark, so that a run that is broken off is
 * not lost.
 */
export async function report() {
  const charts = new URL('benchmarks/', docs);
  await mkdir(charts, { recursive: true });
  const results = [];
  for (const name of benchmarkNames) {
    results.push(await resultOf(name));
    await writeFile(new URL('results.json', charts), `${JSON.stringify(results, null, 2)}\n`);
  }
  for (const { name, comparisons } of results) {
    if (comparisons.length > 0) await writeFile(new URL(`${name}.svg`, charts), chart(comparisons));
  }
  await writeFile(new URL('benchmarks.md', docs), await text(results));
}

async function resultOf(name) {
  try {
    return { name, comparisons: await runBenchmark(name, 'full') };
  } catch (error) {
    console.error(error);
    return { name, comparisons: [], failure: error.message };
  }
}

async function text(results) {
  return `# Benchmarks

Written by \`npm run bench -- --report\`; do not edit. Ours and the peers are measured in one run, round after round in
turn; a figure is the median of the rounds, with the least and the most of them. Machines are noisy: a ratio says how many
times better Tillgraph is than the peer in the same run, above 1 whether more or less is better.

Tillgraph always has scopes, limits, deadlines and sessions switched on, and PostgreSQL as durable as the peer's.

${markdownTable(['', ''], Object.entries(machine()))}

Peers: ${(await versions()).join(', ')}.

## Targets

${targets(results)}

${results.map(section).join('\n')}`;
}

function targets(results) {
  const rows = results.flatMap(({ comparisons }) =>
    comparisons.flatMap(({ title, targets: judged }) =>
      judged.map(({ to, measure, atLeast, ratio, reached }) => [
        title,
        `${measure}, to ${to}`,
        String(Number(atLeast.toFixed(2))),
        ratio.toFixed(2),
        reached ? 'reached' : '**missed**',
      ]),
    ),
  );
  return markdownTable(['benchmark', 'ratio of', 'target', 'is', ''], rows);
}
