/** `npm run bench -- NAME`: builds Tillgraph, installs the peers (in bench/ alone) and runs a benchmark. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();
const bench = join(root, 'bench');
if (!existsSync(join(bench, 'node_modules'))) {
  spawnSync('npm', ['ci', '--workspaces=false', '--no-progress'], { cwd: bench, stdio: 'inherit' });
}
const { status } = spawnSync(process.execPath, ['run.js', ...process.argv.slice(2)], {
  cwd: bench,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
