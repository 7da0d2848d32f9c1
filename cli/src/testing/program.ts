import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverProcesses } from '@tillgraph/platform/postgres';

/** `tillgraph start`, as a person starts it: a process of its own, from what was built (`npm run build`). */
export interface Program {
  /** All that it has printed, the log too. */
  output(): string;
  /** Resolves with the address of the graph's server when it says that it runs; throws when it ends before. */
  readonly running: Promise<string>;
  /** Resolves with the exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL of the program alone: its PostgreSQL stays, an orphan. */
  kill(): Promise<void>;
  /** SIGKILL of the program and of its PostgreSQL, as when the machine loses its power. */
  killAll(): Promise<void>;
}

/** `settings`: environment variables beside those of this process. PORT is 0 when it is not said: any that is free. */
export function startProgram(dataDir: string, settings: Readonly<Record<string, string>> = {}): Program {
  const child = spawn(process.execPath, [main, 'start'], {
    env: { ...process.env, LOG_LEVEL: 'warn', PORT: '0', DATA_DIR: dataDir, ...settings },
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
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async killAll() {
      const servers = await serverProcesses(join(dataDir, 'postgresql', 'data'));
      child.kill('SIGKILL');
      for (const pid of servers) process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

/** What `npm run build` makes of the program. */
export const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
