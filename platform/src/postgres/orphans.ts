import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartRefused } from '../config/start-refused.ts';

/**
 * Ends the server that a killed program left running on this data folder, and clears pid files whose number another
 * process may have by now. Safe because the processes are found by the folder that they work in, never by a number
 * alone.
 */
export async function stopOrphans(data: string): Promise<void> {
  const postmaster = await recordedPid(data);
  if (postmaster === undefined) return;
  const deadline = Date.now() + 30_000;
  let asked = false;
  for (;;) {
    const processes = await serverProcesses(data);
    if (processes.length === 0) return removeLocks(data);
    if (Date.now() > deadline) {
      throw new StartRefused(
        `An earlier PostgreSQL server still works in ${data}: end process ${processes[0]} and start again.`,
      );
    }
    // Without its postmaster the others end by themselves.
    if (!asked && processes.includes(postmaster)) process.kill(postmaster, 'SIGINT');
    asked = true;
    await pause(50);
  }
}

/** Of the Unix socket in the data folder, and last that of the folder, by which it is seen that there are any. */
async function removeLocks(data: string): Promise<void> {
  const sockets = (await readdir(data)).filter((name) => name.startsWith('.s.PGSQL.'));
  for (const name of [...sockets, 'postmaster.pid']) await rm(join(data, name), { force: true });
}

async function recordedPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

/** All processes of the server that works in the folder; where there is no /proc, its postmaster. */
export async function serverProcesses(data: string): Promise<readonly number[]> {
  const folder = await realpath(data);
  if (process.platform !== 'linux') return postmastersByCommand(folder);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      // A process that is gone by now, or another user's: not one of ours.
      const [cwd, name] = await Promise.all([
        readlink(`/proc/${pid}/cwd`),
        readFile(`/proc/${pid}/comm`, 'utf8'),
      ]).catch(() => []);
      return cwd === folder && name?.trim() === 'postgres';
    }),
  );
  return pids.filter((_, index) => found[index]).map(Number);
}

async function postmastersByCommand(folder: string): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,command=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(`postgres -D ${folder} `))
    .map((line) => Number.parseInt(line, 10));
}
