import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.js';
import { startProgram } from './processes.js';

export const owner = { email: 'owner@example.com', password: 'correct horse battery' };

/** As its first line says that it is run. */
const tillgraph = [
  '--max-semi-space-size=32',
  fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url)),
];

/**
 * Starts a Tillgraph shop in a data folder of its own, with scopes, limits, deadlines and sessions as they are by
 * default; the rate is limited far above what is measured. Resolves when it is ready.
 */
export async function startShop(dataDir, settings = {}) {
  const port = await freePort();
  const started = performance.now();
  const shop = await startProgram(process.execPath, [...tillgraph, 'start'], {
    env: { ...shopSettings, PORT: String(port), DATA_DIR: dataDir, ...settings },
    readyAt: `http://127.0.0.1:${port}/readyz`,
  });
  return { ...shop, url: `http://127.0.0.1:${port}/graphql`, startedIn: performance.now() - started };
}

/** Starts `tillgraph gateway --supergraph FILE` before foreign subgraphs. */
export async function startGateway(dataDir, supergraphFile) {
  const port = await freePort();
  const gateway = await startProgram(
    process.execPath,
    [...tillgraph, 'gateway', '--supergraph', supergraphFile],
    {
      env: { PORT: String(port), DATA_DIR: dataDir, RATE_LIMIT: rateLimit, LOG_LEVEL: 'warn' },
      readyAt: `http://127.0.0.1:${port}/readyz`,
    },
  );
  return { ...gateway, url: `http://127.0.0.1:${port}/graphql` };
}

const rateLimit = '1000000000';

export const shopSettings = {
  DEMO_DATA: 'products',
  OWNER_EMAIL: owner.email,
  OWNER_PASSWORD: owner.password,
  // Long runs do not sign in again; what an access token lets its user do is checked all the same.
  ACCESS_TOKEN_TTL: '24 h',
  RATE_LIMIT: rateLimit,
  LOG_LEVEL: 'warn',
};
