import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../prepare.mjs';

/** Runs Jest to its end; answers how many tests passed, failed and were skipped. */
export async function runJest(args, environment = {}) {
  const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin/jest.js');
  const folder = mkdtempSync(join(tmpdir(), 'tillgraph-results-'));
  const results = join(folder, 'results.json');
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      jest,
      '--json',
      `--outputFile=${results}`,
      ...args,
    ],
    { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  // Whoever ends us ends it; a terminal's Ctrl-C comes to both.
  const end = () => child.kill('SIGTERM');
  process.on('SIGTERM', end).on('SIGINT', end);
  const [code] = await once(child, 'exit');
  process.off('SIGTERM', end).off('SIGINT', end);
  const counts = countsOf(results);
  rmSync(folder, { recursive: true });
  // What Jest complains of beside tests is a failure too: a threshold, an open handle, a run without tests.
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** The last line of a run, and its exit code. */
export function conclude(runs) {
  const sum = (name) => runs.reduce((total, counts) => total + counts[name], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

/** A suite that could not run counts as one failed test, and so does a run that left no results. */
function countsOf(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
