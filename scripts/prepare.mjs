import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Installs what is missing and builds what is old; quick when nothing is. Uses Node's own modules only. */
export function prepare() {
  requireNode();
  if (!isInstalled(root)) {
    console.log('Installing packages (once, some minutes) ...');
    run('npm', ['ci', '--include=dev', '--ignore-scripts=false', '--no-progress'], 'Installing');
  }
  run(process.execPath, [join(packageFolder('typescript'), 'bin/tsc'), '-b'], 'Building');
  if (!isPageBuilt()) {
    const vite = join(packageFolder('vite'), 'bin/vite.js');
    run(process.execPath, [vite, 'build', 'pos', '--logLevel', 'error'], 'Building the page');
  }
}

const packageFolder = (name) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Tillgraph needs Node 20.19 or newer, and this is ${process.versions.node}: install a newer one.`);
}

/** True when each package of the folder's lockfile is there in its version, as npm notes it beside what it installed. */
export function isInstalled(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const present = packagesOf(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, { optional, peer }]) => path.startsWith('node_modules/') && !optional && !peer)
    .every(([path, { version, link }]) => present[path] && (link || present[path].version === version));
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** Unlike tsc, Vite builds whenever it is asked. A folder is newer when a file in it was added or is gone. */
function isPageBuilt() {
  const built = changedAt('pos/dist/index.html');
  const sources = ['pos/src', 'pos/build', 'shared-domain/src'].flatMap((folder) => [
    folder,
    ...readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  ]);
  return ['pos/index.html', 'pos/vite.config.ts', 'package-lock.json', ...sources].every(
    (path) => changedAt(path) < built,
  );
}

/** ms since 1970; 0 for what is not there. */
const changedAt = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

function run(command, args, what) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) stop(`${what} failed: ${error?.message ?? 'see above'}.`);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
