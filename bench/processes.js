import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts a script of this folder that sends its parent a message when it is ready. */
export async function startPeer(script, ...args) {
  const child = fork(new URL(script, import.meta.url), args, {
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  const failed = once(child, 'exit').then(() =>
    Promise.reject(new Error(`${script} ended before it was ready`)),
  );
  const [ready] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => {});
  return { ready, stop: () => stopped(child) };
}

/** Starts a Tillgraph shop in a data folder of its own; resolves when it is ready. */
export async function startShop(dataDir, port) {
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    OWNER_EMAIL: owner.email,
    OWNER_PASSWORD: owner.password,
    RATE_LIMIT: '1000000000',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  const child = spawn(process.execPath, [new URL('../cli/dist/main.js', import.meta.url).pathname, 'start'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the shop ended with ${child.exitCode}`);
    await pause(100);
  }
  return { url: `${url}/graphql`, stop: () => stopped(child) };
}

export const owner = { email: 'owner@example.com', password: 'correct horse battery' };

async function isReady(url) {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false; // not listening yet
  }
}

async function stopped(child) {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
