import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../postgres/embedded-server.ts';
import { stopOrphans } from '../postgres/orphans.ts';

/** Jest's globalSetup: one throw-away PostgreSQL server for the whole run. */
export default async function setUp(): Promise<void> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startEmbeddedServer({ folder, durable: false });
  process.env.TILLGRAPH_TEST_SERVER = server.url('postgres');
  globalThis.stopTestServer = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

declare global {
  /** Jest hands nothing else from its set-up to its tear-down. */
  var stopTestServer: () => Promise<void>;
}

const prefix = 'tillgraph-test-';

/** Jest runs no tear-down when it is interrupted, so the servers of runs that are over go now. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, owner] = name.match(`^${prefix}(\\d+)-`) ?? [];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    // Another user's folder is theirs to remove, and another run may be removing this one.
    await stopOrphans(join(folder, 'data'))
      .then(() => rm(folder, { recursive: true, force: true }))
      .catch((error) => console.warn(`${folder} is left: ${error.message}`));
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
