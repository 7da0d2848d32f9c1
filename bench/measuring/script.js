import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/**
 * Runs a script of this folder to its end, in a process of its own, so that nobody pays for another's garbage. It reads
 * `parameters()` and answers by `answer()`.
 */
export async function measure(script, parameters) {
  const child = spawn(process.execPath, [new URL(`../${script}`, import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  child.stdin.end(JSON.stringify(parameters));
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(output.trim().split('\n').at(-1));
}

/** Of a script that `measure` runs. */
export const parameters = () => JSON.parse(readFileSync(0, 'utf8'));

/** Of a script that `measure` runs: its last line. */
export const answer = (measures) => console.log(JSON.stringify(measures));
