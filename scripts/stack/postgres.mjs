import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from '../prepare.mjs';
import { Unavailable } from './command.mjs';

/** PostgreSQL from the package that the embedded profile runs, started and stopped by the same code. */
export const postgres = {
  async start({ folder }) {
    if (await isRunning(folder)) return false;
    const { startEmbeddedServer, StartRefused } = await platform();
    const port = Number(process.env.POSTGRES_PORT ?? 5433);
    await startEmbeddedServer({ folder, port, durable: true }).catch((error) => {
      throw error instanceof StartRefused ? new Unavailable(error.message) : error;
    });
    return true;
  },
  async stop({ folder }) {
    const { stopOrphans } = await platform();
    await stopOrphans(join(folder, 'data'));
  },
  isRunning: ({ folder }) => isRunning(folder),
  async urls({ folder }) {
    const { runningServer } = await platform();
    const url = await runningServer(folder);
    return { DATABASE_URL: url?.('postgres') };
  },
};

async function isRunning(folder) {
  const { serverProcesses } = await platform();
  const data = join(folder, 'data');
  return existsSync(data) && (await serverProcesses(data)).length > 0;
}

async function platform() {
  const built = join(root, 'platform/dist/postgres/index.js');
  if (!existsSync(built)) prepare();
  const { StartRefused } = await import('../../platform/dist/config/index.js');
  return { StartRefused, ...(await import(built)) };
}
