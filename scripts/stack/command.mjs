import { spawnSync } from 'node:child_process';

/** Why a server cannot be started, as a sentence that says what to do. */
export class Unavailable extends Error {}

export function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/** Throws the sentence when the command is missing. */
export function need(command, sentence) {
  if (!has(command)) throw new Unavailable(sentence);
}

/** Runs to the end; what it says is shown only when it fails. */
export function run(command, args, { what, ...options }) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    ...options,
  });
  if (status === 0) return stdout;
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n');
  throw new Unavailable(`${what} failed:\n${said}`);
}
