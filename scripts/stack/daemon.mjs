import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readIfThere } from '../read-if-there.mjs';
import { Unavailable } from './command.mjs';

/**
 * A server that outlives this script: its process id and its log are in the folder, which its command line must name,
 * for a process id alone may be another's by now.
 */
export async function startDaemon({ folder, port, command, args }) {
  if (await isOpen(port)) {
    throw new Unavailable(
      `Port ${port} is in use: end what listens there, or choose another (see native-stack.mjs).`,
    );
  }
  const log = openSync(join(folder, 'log'), 'a');
  const server = spawn(command, args, { cwd: folder, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = new Promise((resolve) => server.once('exit', resolve).once('error', resolve));
  let running = true;
  ended.then(() => {
    running = false;
  });
  if (server.pid) writeFileSync(join(folder, 'pid'), String(server.pid));
  const deadline = Date.now() + startTime;
  while (!(await isOpen(port))) {
    if (!running || Date.now() > deadline) {
      throw new Unavailable(`${command} did not start:\n${lastLines(join(folder, 'log'))}`);
    }
    await Promise.race([pause(50), ended]);
  }
  server.unref();
}

/** The process id of the folder's server, while it runs. */
export function daemonPid(folder) {
  const pid = readIfThere(join(folder, 'pid'));
  if (!pid) return undefined;
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', pid], { encoding: 'utf8' });
  return stdout.includes(folder) ? Number(pid) : undefined;
}

export async function stopDaemon(folder) {
  const pid = daemonPid(folder);
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM');
    const deadline = Date.now() + stopTime;
    while (daemonPid(folder) !== undefined && Date.now() < deadline) await pause(50);
    if (daemonPid(folder) !== undefined) process.kill(pid, 'SIGKILL');
    while (daemonPid(folder) !== undefined) await pause(50);
  }
  rmSync(join(folder, 'pid'), { force: true });
}

/** ms */
const startTime = 60_000;
const stopTime = 30_000;

function isOpen(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (open) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

const lastLines = (file) => readIfThere(file)?.trim().split('\n').slice(-20).join('\n') ?? '';
