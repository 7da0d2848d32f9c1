import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** Starts a script of peers/, which sends its parent a message when it is ready. Its argument is JSON. */
export async function startPeer(script, parameters = {}) {
  const child = fork(new URL(`../peers/${script}`, import.meta.url), [JSON.stringify(parameters)], {
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  const failed = once(child, 'exit').then(() =>
    Promise.reject(new Error(`${script} ended before it was ready`)),
  );
  const [ready] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => {});
  return { ready, pid: child.pid, stop: () => stopped(child) };
}

/** Starts a program whose output nobody needs; resolves when the address answers well. `env` is added to ours. */
export async function startProgram(command, args, { env, cwd, readyAt }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let failure;
  child.once('error', (error) => {
    failure = error;
  });
  while (!(await answersWell(readyAt))) {
    if (failure) throw failure;
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
    await pause(10);
  }
  return { pid: child.pid, stop: () => stopped(child) };
}

async function answersWell(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // not listening yet
  }
}

async function stopped(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
