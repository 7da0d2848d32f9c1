import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Bytes of the process that are in memory. */
export const residentMemory = (pid) => Number(ps(['-o', 'rss=', '-p', String(pid)])) * 1024;

/** MB of a shop at rest: its process, the JavaScript heap in it, and its PostgreSQL. */
export async function processMemory({ url, pid }) {
  await pause(restMs);
  const metrics = await (await fetch(url.replace('graphql', 'metrics'))).text();
  const heap = Number(metrics.match(/^nodejs_heap_size_used_bytes (\S+)/m)?.[1]);
  return {
    memory: residentMemory(pid) / 1e6,
    heap: Number.isNaN(heap) ? undefined : heap / 1e6,
    database: await databaseMemory(pid),
  };
}

/** ms in which what was begun at the start comes to an end. */
const restMs = 5_000;

/** What the processes share is counted in parts, which Linux alone tells; undefined elsewhere. */
async function databaseMemory(pid) {
  const processes = ps(['-e', '-o', 'pid=,ppid='])
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = (parent) => processes.filter(([, ppid]) => ppid === parent).map(([child]) => child);
  const servers = children(pid);
  const all = [...servers, ...servers.flatMap(children)];
  const shares = await Promise.all(all.map(proportionalMemory));
  return shares.includes(undefined) ? undefined : shares.reduce((sum, share) => sum + share, 0) / 1e6;
}

async function proportionalMemory(pid) {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(rollup.match(/^Pss:\s+(\d+) kB/m)[1]) * 1024;
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ESRCH'].includes(error.code)) return undefined;
    throw error;
  }
}

const ps = (args) => spawnSync('ps', args, { encoding: 'utf8' }).stdout;
