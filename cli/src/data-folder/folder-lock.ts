import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/**
 * Locks the folder for this process; answers how to let it go, or undefined when another process has it.
 *
 * The lock is a socket file on which its owner listens. So a lock whose owner was killed tells it at once, for nobody
 * answers, whatever process has the owner's number by now; a file with a process id could not.
 */
export async function lockFolder(path: string): Promise<(() => Promise<void>) | undefined> {
  // Through a handle of the folder, for a socket's path has little more than a hundred characters.
  const folder = await open(path);
  const reach = (name: string) =>
    process.platform === 'linux' ? `/proc/self/fd/${folder.fd}/${name}` : join(path, name);
  const own = `lock.${randomUUID()}`;
  const server = await listen(reach(own));
  const taken = await take(path, own, reach);
  await rm(join(path, own), { force: true });
  const release = async () => {
    if (taken) await rm(join(path, lock), { force: true });
    await close(server);
    await folder.close();
  };
  if (taken) return release;
  await release();
  return undefined;
}

const lock = 'lock';

/** The listening socket gets the lock's name by a link, which fails when there is one: of two, one succeeds. */
async function take(path: string, own: string, reach: (name: string) => string): Promise<boolean> {
  for (;;) {
    if (await linked(join(path, own), join(path, lock))) return true;
    if (await answers(reach(lock))) return false;
    // Moved away before it is removed: if it is not the dead one any more, it is put back.
    const aside = `${own}.stale`;
    if (!(await moved(join(path, lock), join(path, aside)))) continue;
    const alive = await answers(reach(aside));
    if (alive) await linked(join(path, aside), join(path, lock));
    await rm(join(path, aside));
    if (alive) return false;
  }
}

const linked = (from: string, to: string) => unless('EEXIST', link(from, to));
const moved = (from: string, to: string) => unless('ENOENT', rename(from, to));

const unless = (code: string, change: Promise<void>) =>
  change.then(
    () => true,
    (error) => {
      if (error.code === code) return false;
      throw error;
    },
  );

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    // A probe needs no more answer than that the connection was taken.
    const server = createServer((probe) => probe.destroy());
    server.once('error', reject);
    server.listen(address, () => resolve(server.unref()));
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
      if ('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT')) resolve(false);
      else reject(error);
    });
  });
}

const close = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));
