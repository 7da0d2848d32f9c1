/**
 * `npm run chaos [-- NAME ...]`: has something happen to a shop under load, see chaos/src/run.ts. With `--profile
 * distributed` on servers of its own, as scripts/testing/distributed.mjs starts them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { onServers } from './testing/distributed.mjs';

prepare();
const words = process.argv.slice(2);
const isDistributed = /^(.* )?--profile[ =]distributed( .*)?$/.test(words.join(' '));
process.exitCode = isDistributed ? await onServers(run, 1) : await run({});

/** Resolves with its exit code. A terminal's Ctrl-C comes to both; the servers are ended after it. */
async function run(environment) {
  const child = spawn(process.execPath, [join(root, 'chaos/dist/run.js'), ...words], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  });
  const end = () => child.kill('SIGTERM');
  process.on('SIGTERM', end).on('SIGINT', end);
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
