import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../prepare.mjs';

/** Runs scripts/native-stack; answers its exit code, and what it says of where the servers are, as settings. */
export function runNativeStack(words, environment = {}) {
  const script = join(root, 'scripts/stack/native-stack.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  const settings = Object.fromEntries(
    stdout
      .split('\n')
      .filter((line) => /^[A-Z_]+=/.test(line))
      .map((line) => line.split(/=(.*)/s)),
  );
  return { status, settings };
}
