import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { StartRefused } from '@tillgraph/platform/config';
import type { Logger } from '@tillgraph/platform/observability';
import { endingTime } from '../life-cycle/close-in-time.ts';

/** A process of this program. */
export interface ProcessPlan {
  /** For people: `orders api`. */
  readonly name: string;
  /** The command, as after `tillgraph`. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What it tells people on its standard output; `ignore`: it is told when the whole shop is there. */
  readonly output: 'inherit' | 'ignore';
  /** Of 127.0.0.1, where it tells how it is. */
  readonly port: number;
}

export interface SupervisedProcess {
  /** Resolves when it is ready for the first time; rejects with what it said when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves when it has ended: it has its time to finish what is under way. */
  stop(): Promise<void>;
}

/** Runs a process, and starts it again whenever it dies, until it is stopped. */
export function superviseProcess(plan: ProcessPlan, logger: Logger): SupervisedProcess {
  const { name } = plan;
  const stopping = new AbortController();
  const { signal } = stopping;
  let child: ChildProcess | undefined;
  let wasReady = false;

  let tellReady: () => void = () => undefined;
  let refuse: (error: StartRefused) => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => {
    tellReady = resolve;
    refuse = reject;
  });
  // Of one that is stopped before, nobody asks.
  ready.catch(() => undefined);

  async function run(): Promise<void> {
    let pause = firstPause;
    while (!signal.aborted) {
      const began = performance.now();
      const running = startProcess(plan);
      child = running.child;
      const over = new AbortController();
      void untilReady(plan.port, AbortSignal.any([signal, over.signal])).then((isUp) => {
        if (!isUp) return;
        wasReady = true;
        tellReady();
      });
      const { code, said } = await running.ended;
      over.abort();
      if (signal.aborted) break;
      if (!wasReady) {
        refuse(new StartRefused(said || `The process ${name} ended with ${code} before it was ready.`));
        break;
      }
      logger.error({ process: name, code, said }, 'A process has ended by itself; it is started again');
      if (performance.now() - began > steadyAfter) pause = firstPause;
      await delay(pause, undefined, { signal }).catch(() => undefined); // cut short by the stop
      pause = Math.min(pause * 2, longestPause);
    }
  }
  const running = run();

  return {
    ready,
    async stop() {
      stopping.abort();
      child?.kill('SIGTERM');
      const overdue = setTimeout(() => {
        logger.error({ process: name }, 'A process did not end in time and is killed');
        child?.kill('SIGKILL');
      }, endingTime);
      await running.finally(() => clearTimeout(overdue));
    },
  };
}

/** ms. */
const firstPause = 200;
const longestPause = 10_000;
const steadyAfter = 60_000;

interface StartedProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

function startProcess({ words, environment, output }: ProcessPlan): StartedProcess {
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...words], {
    env: environment,
    // Its end is ours to choose: a terminal sends Ctrl-C to its whole group. By the channel it knows that we live.
    detached: true,
    stdio: ['ignore', output, 'pipe', 'ipc'],
  });
  let said = '';
  const lines = createInterface({ input: child.stderr ?? process.stdin });
  lines.on('line', (line) => {
    // Its log goes on to ours; what it says to people is said once, by us.
    if (line.startsWith('{')) process.stderr.write(`${line}\n`);
    else said = `${said}${line}\n`.slice(-mostSaid);
  });
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(([[code]]) => ({
    code: code as number | null, // the event's first argument
    said: said.trim(),
  }));
  return { child, ended };
}

/** Characters: a sentence, or a stack. */
const mostSaid = 10_000;

/** False when it was given up. */
async function untilReady(port: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await isReady(port, signal)) return true;
    await delay(100, undefined, { signal }).catch(() => undefined); // cut short by the end
  }
  return false;
}

const isReady = (port: number, signal: AbortSignal): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { signal }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok;
    },
    // It does not listen yet.
    () => false,
  );
