import { randomUUID } from 'node:crypto';
import { link, open, readdir, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/**
 * Locks the folder for this process; answers how to let it go, or undefined when another process has it.
 *
 * A lock is a socket file on which its owner listens. So a lock whose owner was killed tells it at once, for nobody
 * answers; a process id in a file could meanwhile be another process's. Locks are numbered, and the highest counts: a
 * dead one is not replaced, which two could do at once, but followed by the next number, which one of them gets.
 */
export async function lockFolder(path: string): Promise<(() => Promise<void>) | undefined> {
  // Through a handle of the folder, for a socket's path has little more than a hundred characters.
  const folder = await open(path);
  const reach = (name: string) =>
    process.platform === 'linux' ? `/proc/self/fd/${folder.fd}/${name}` : join(path, name);
  const own = `listening.${randomUUID()}`;
  const server = await listen(reach(own));
  const release = async () => {
    await close(server);
    await folder.close();
  };
  try {
    if (await take(path, own, (number) => answers(reach(nameOf(number))))) return release;
  } finally {
    await rm(join(path, own), { force: true });
  }
  await release();
  return undefined;
}

async function take(
  path: string,
  own: string,
  isAlive: (number: number) => Promise<boolean>,
): Promise<boolean> {
  for (;;) {
    const last = Math.max(0, ...(await lockNumbers(path)));
    if (last > 0 && (await isAlive(last))) return false;
    const mine = last + 1;
    if (!(await linked(join(path, own), join(path, nameOf(mine))))) continue;
    const numbers = await lockNumbers(path);
    // The highest stays for ever, so that no number comes twice; the lower ones are of the past.
    const past = mine === Math.max(...numbers) ? numbers.filter((number) => number < mine) : [mine];
    await Promise.all(past.map((number) => rm(join(path, nameOf(number)), { force: true })));
    if (!past.includes(mine)) return true;
  }
}

const nameOf = (number: number) => `lock.${number}`;

async function lockNumbers(path: string): Promise<readonly number[]> {
  const names = await readdir(path);
  return names.filter((name) => /^lock\.\d+$/.test(name)).map((name) => Number(name.slice('lock.'.length)));
}

/** False when another process has that number already. */
const linked = (from: string, to: string) =>
  link(from, to).then(
    () => true,
    (error) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    // A probe needs no more answer than that the connection was taken.
    const server = createServer((probe) => probe.destroy());
    server.once('error', reject);
    // For all to probe: root and the folder's owner may both start a shop on it.
    server.listen({ path: address, writableAll: true }, () => resolve(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createConnection(address);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', (error) => {
      if ('code' in error && gone.has(error.code)) resolve(false);
      else reject(error);
    });
  });
}

/** Nobody listens; the owner let go at this moment; a lock of the past was removed. */
const gone = new Set<unknown>(['ECONNREFUSED', 'ECONNRESET', 'ENOENT']);

const close = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));
