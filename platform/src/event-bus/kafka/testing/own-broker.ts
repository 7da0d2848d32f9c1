import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface OwnBroker {
  readonly address: string;
  up(): Promise<void>;
  down(): Promise<void>;
  remove(): Promise<void>;
}

/** A broker that only this test uses, so that it can be stopped. */
export async function ownBroker(): Promise<OwnBroker> {
  const home = await mkdtemp(join(tmpdir(), 'tillgraph-broker-'));
  const [port, controller] = await Promise.all([freePort(), freePort()]);
  const stack = (action: string) =>
    promisify(execFile)('scripts/native-stack', [action, 'kafka'], {
      env: {
        ...process.env,
        STACK_HOME: home,
        KAFKA_PORT: String(port),
        KAFKA_CONTROLLER_PORT: String(controller),
      },
    });
  return {
    address: `127.0.0.1:${port}`,
    up: async () => void (await stack('up')),
    down: async () => void (await stack('down')),
    async remove() {
      await stack('down');
      await rm(home, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
