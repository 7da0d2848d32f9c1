import { spawnSync } from 'node:child_process';

/** Bytes of the process that are in memory. */
export function residentMemory(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) * 1024;
}
