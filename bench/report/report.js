import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { benchmarkNames, runBenchmark } from '../running/benchmarks.js';
import { chart } from './chart.js';
import { machine, versions } from './machine.js';
import { markdownTable, section } from './markdown.js';

const docs = new URL('../../docs/', import.meta.url);
const charts = new URL('benchmarks/', docs);
const kept = new URL('results.json', charts);

/**
 * Runs the benchmarks and writes docs/benchmarks.md, with a chart for each. What they measured is kept beside it after
 * each of them, so that a run that is broken off is not lost, and one of them can be run again alone.
 */
export async function report(names) {
  await mkdir(charts, { recursive: true });
  for (const name of names) {
    const result = { ...(await resultOf(name)), machine: machine() };
    const results = { ...(await keptResults()), [name]: result };
    await writeFile(kept, `${JSON.stringify(results, null, 2)}\n`);
    if (result.comparisons.length > 0) {
      await writeFile(new URL(`${name}.svg`, charts), chart(result.comparisons));
    }
  }
  const results = await keptResults();
  const inOrder = benchmarkNames.filter((name) => name in results).map((name) => results[name]);
  await writeFile(new URL('benchmarks.md', docs), await text(inOrder));
}

async function keptResults() {
  try {
    return JSON.parse(await readFile(kept, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
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

${machines(results)}

Peers: ${(await versions()).join(', ')}.

## Targets

${targets(results)}

${results.map(section).join('\n')}`;
}

/** Those that were run by themselves have their own time and load. */
function machines(results) {
  const facts = ['measured', 'load', 'processors', 'memory', 'system', 'Node.js'];
  const rows = results.map(({ name, machine }) => [name, ...facts.map((fact) => machine[fact])]);
  return markdownTable(['', ...facts], rows);
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
