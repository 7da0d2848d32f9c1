import { fileURLToPath } from 'node:url';
import { runNativeStack } from '../../scripts/stack/run-native-stack.mjs';
import { freePort } from './free-port.js';
import { startProgram } from './processes.js';
import { shopSettings } from './shop.js';

const cli = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

/**
 * Starts the shop of many processes on Kafka, MongoDB's stand-in and PostgreSQL of its own, all on free ports and with
 * their data in the folder. Needs what docs/distributed.md says. Resolves when all services are up.
 */
export async function startDistributedShop(folder) {
  const servers = await startServers(folder);
  const port = await freePort();
  try {
    const shop = await startProgram(process.execPath, [cli, 'start', '--distributed'], {
      env: {
        ...shopSettings,
        ...servers.settings,
        PORT: String(port),
        DATA_DIR: `${folder}/shop`,
        LOG_LEVEL: 'error',
      },
      // The gateway serves before the last subgraph does.
      readyAt: `http://127.0.0.1:${port}/status`,
    });
    const stop = async () => {
      await shop.stop();
      servers.stop();
    };
    return { url: `http://127.0.0.1:${port}/graphql`, stop };
  } catch (error) {
    servers.stop();
    throw error;
  }
}

async function startServers(folder) {
  const environment = {
    STACK_HOME: `${folder}/stack`,
    MONGO_IMPL: process.env.MONGO_IMPL ?? 'ready',
  };
  for (const name of ['KAFKA_PORT', 'KAFKA_CONTROLLER_PORT', 'MONGO_PORT', 'POSTGRES_PORT']) {
    environment[name] = String(await freePort());
  }
  const stop = () => runNativeStack(['down'], environment);
  const { status, settings } = runNativeStack(['up'], environment);
  if (status === 0) return { settings, stop };
  stop();
  throw new Error('The servers of the distributed profile did not start: see docs/distributed.md.');
}
