import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runningServer } from '@tillgraph/platform/postgres';
import { until } from '@tillgraph/platform/testing';
import { freePorts } from '../distributed/free-ports.ts';
import { profile } from './profile.ts';
import { main } from './program.ts';

/** One more process of a context beside those of the shop. */
export interface ExtraProcess {
  /** SIGTERM; resolves when it has ended. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): void;
}

/** Resolves when it is ready. */
export async function startExtraProcess(
  dataDir: string,
  context: string,
  roles: string,
): Promise<ExtraProcess> {
  const server = await runningServer(join(dataDir, 'postgresql'));
  if (!server) throw new Error(`No PostgreSQL runs in ${dataDir}.`);
  const [port] = await freePorts(30_000 + Math.floor(Math.random() * 2_000), 1);
  const child = spawn(process.execPath, [main, 'subgraph', context, '--roles', roles], {
    env: {
      ...process.env,
      ...profile.settings(dataDir),
      LOG_LEVEL: 'warn',
      PORT: String(port),
      DATABASE_URL: server('postgres'),
      MASTER_KEY_FILE: join(dataDir, 'master-key'),
      ASSERTION_PUBLIC_KEY_FILE: join(dataDir, 'assertion-key.pub.pem'),
    },
    // It ends with us.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  await until(
    async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok === true,
    patience,
  );
  return {
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/** ms */
const patience = 60_000;
