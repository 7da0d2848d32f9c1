import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { hasHiveRouter } from '../peers/gateways.js';

/** What was measured on, when, and how busy it was: the load of the last minute, 5 and 15, by the benchmark itself too. */
export const machine = () => ({
  measured: new Date().toISOString().slice(0, 16).replace('T', ' '),
  processors: `${availableParallelism()} of ${cpus()[0]?.model ?? 'an unknown kind'}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${platform()} ${release()}, ${arch()}`,
  'Node.js': process.versions.node,
  load: loadavg()
    .map((load) => load.toFixed(1))
    .join(', '),
});

/** Of the peers: "name version". */
export async function versions() {
  const { dependencies } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  const installed = await Promise.all(
    Object.keys(dependencies).map(async (name) => {
      const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
      return `${name} ${JSON.parse(await readFile(file, 'utf8')).version}`;
    }),
  );
  return hasHiveRouter() ? installed : [...installed, 'Hive Router was not on the path'];
}
