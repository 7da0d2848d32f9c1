import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { types } from 'node:util';
import { serverProcesses } from '@tillgraph/platform/postgres';
import { childrenOf } from './children-of.ts';
import { profile } from './profile.ts';

/** `tillgraph start` in the profile of this run, as a person starts it, from what was built (`npm run build`). */
export interface Program {
  /** All that it has printed, the log too. */
  output(): string;
  /** Resolves with the address of the graph's server when it says that it runs; throws when it ends before. */
  readonly running: Promise<string>;
  /** Resolves with the exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** True when it runs no more. */
  hasEnded(): boolean;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL of the program alone: its PostgreSQL stays, an orphan, and so do its processes until they notice. */
  kill(): Promise<void>;
  /** Sends a signal to the program alone: SIGSTOP has it say nothing until SIGCONT. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** SIGKILL of the program, of its processes and of its PostgreSQL, as when the machine loses its power. */
  killAll(): Promise<void>;
  /** The process ids of its processes whose command has all these words: `orders`, `projector`. */
  processes(...words: readonly string[]): Promise<readonly number[]>;
}

/** `settings`: environment variables beside those of this process. PORT is 0 when it is not said: any that is free. */
export function startProgram(dataDir: string, settings: Readonly<Record<string, string>> = {}): Program {
  const child = spawn(process.execPath, [main, 'start', ...profile.words], {
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      PORT: '0',
      DATA_DIR: dataDir,
      ...profile.settings(dataDir),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null); // the event's first argument
  const running = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed += text;
        const [, address] = printed.match(/The graph +(\S+)\/graphql/) ?? [];
        if (address) resolve(address);
      });
    }
    ended.then((code) => reject(new Error(`The program ended with ${code} before it ran:\n${printed}`)));
  });
  // Of a program that is meant not to run, nobody asks.
  running.catch(() => undefined);

  return {
    output: () => printed,
    running,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    signal(name) {
      child.kill(name);
    },
    async killAll() {
      const others = [
        ...(await serverProcesses(join(dataDir, 'postgresql', 'data'))),
        ...(await childrenOf(child)).map(({ pid }) => pid),
      ];
      child.kill('SIGKILL');
      for (const pid of others) killIfRunning(pid);
      await ended;
    },
    processes: async (...words) =>
      (await childrenOf(child))
        .filter(({ command }) => words.every((word) => command.includes(word)))
        .map(({ pid }) => pid),
  };
}

/** It may have ended since it was seen: a backend of PostgreSQL does when its server is gone. */
function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Node's own errors are of another realm than a test's Error.
    if (!(types.isNativeError(error) && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** What `npm run build` makes of the program. */
export const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
