/**
 * `npm run bench -- NAME | --smoke | --report`: builds Tillgraph, installs the peers (in bench/ alone) and runs one
 * benchmark, all with small numbers, or all for docs/benchmarks.md. See bench/run.js.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isInstalled, prepare, root } from './prepare.mjs';

prepare();
const bench = join(root, 'bench');
if (!isInstalled(bench)) {
  spawnSync('npm', ['ci', '--workspaces=false', '--no-progress'], { cwd: bench, stdio: 'inherit' });
}
const { status } = spawnSync(process.execPath, ['run.js', ...process.argv.slice(2)], {
  cwd: bench,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
