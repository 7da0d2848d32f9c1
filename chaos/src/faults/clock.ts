import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Fault } from './fault.ts';

/** The clock of a shop's processes; that of its servers stays. */
export interface MovableClock {
  /** With which a program has it. */
  readonly settings: Readonly<Record<string, string>>;
  /** To this many minutes after the machine's, or before. */
  moved(minutes: number): Fault;
}

export async function movableClock(opened: ClosingStack): Promise<MovableClock> {
  const folder = opened.opened('clock', await mkdtemp(join(tmpdir(), 'tillgraph-clock-')), (each) =>
    rm(each, { recursive: true }),
  );
  const file = join(folder, 'ms');
  const move = async (minutes: number): Promise<void> => {
    // Never half written.
    await writeFile(`${file}.new`, String(minutes * 60_000));
    await rename(`${file}.new`, file);
  };
  await move(0);
  return {
    settings: {
      MOVED_CLOCK: file,
      NODE_OPTIONS: `--import=${new URL('moved-clock.js', import.meta.url).href}`,
    },
    moved: (minutes) => ({
      name: `the clock moved to ${minutes >= 0 ? `${minutes} min ahead` : `${-minutes} min behind`}`,
      profiles: ['embedded', 'distributed'],
      async strike() {
        await move(minutes);
        await pause(1000);
      },
    }),
  };
}
