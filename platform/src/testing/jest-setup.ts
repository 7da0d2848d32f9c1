import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../postgres/embedded-server.ts';

/** Jest's globalSetup: one throw-away PostgreSQL server for the whole run. */
export default async function setUp(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tillgraph-test-'));
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
