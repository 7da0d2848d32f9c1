import type { Recorded } from '@tillgraph/shared-domain/event';
import type { LogHead, LogSource } from './log-source.ts';

/**
 * Reads of one context's log, shared by all consumers of the process: an event is read and decrypted once, and not at
 * all when this process has written it.
 */
export interface SharedTail {
  /** Events after the position, in order; none at the end of the log. */
  read(after: number): Promise<readonly Recorded[]>;
  /** May be as old as a reading that is under way. */
  head(): Promise<LogHead>;
  /** Counts wake-ups, so that one between a read and the wait for the next is not lost. */
  wakeUps(): number;
  /** Resolves at the next wake-up, or at the latest when it is time to poll. */
  nextWakeUp(signal: AbortSignal): Promise<void>;
  /** Forgets what was read: the log was restored. */
  forget(): void;
  close(): void;
}

export interface SharedTailOptions {
  /** Events read at once. */
  readonly pageSize: number;
  /** Events kept, so that consumers that are near each other share them. */
  readonly kept: number;
  /** The safety net of wake-ups, ms. */
  readonly pollInterval: number;
}

export function createSharedTail(log: LogSource, options: SharedTailOptions): SharedTail {
  let pages: Page[] = [];
  const reading = new Map<string, Promise<readonly Recorded[]>>();
  const waiting = new Set<() => void>();
  let headReading: Promise<LogHead> | undefined;
  let wakeUps = 0;
  /** Counts what may tell of another process's events, which are to be read. */
  let tidings = 0;
  /** At which of these the log's end was read: since then there are only this process's events, as far as is known. */
  let readAt = -1;
  /** The last event that this process has written. */
  let handedOver: number | undefined;

  const wake = (written: readonly Recorded[] = []) => {
    const last = written.at(-1);
    if (last) handedOver = last.position;
    else tidings += 1;
    keep(written[0] ? written[0].position - 1 : 0, written);
    wakeUps += 1;
    for (const resume of [...waiting]) resume();
  };
  const unsubscribe = log.onWakeUp(wake);
  const poll = setInterval(() => wake(), options.pollInterval);

  async function readPage(after: number): Promise<readonly Recorded[]> {
    const before = tidings;
    const events = await log.readLog(after, options.pageSize);
    if (events.length === 0) readAt = before;
    keep(after, events);
    return events;
  }

  function keep(after: number, events: readonly Recorded[]): void {
    const last = events.at(-1);
    if (!last) return;
    pages.push({ after, through: last.position, events });
    let kept = pages.reduce((sum, page) => sum + page.events.length, 0);
    while (kept > options.kept && pages.length > 1) kept -= pages.shift()?.events.length ?? 0;
  }

  return {
    async read(after) {
      const kept = keptAfter(pages, after, options.pageSize);
      if (kept.length > 0) return kept;
      if (after === handedOver && readAt === tidings) return [];
      // A read that began before a wake-up may not see what the wake-up tells of, so it is not joined after it.
      const key = `${after} ${wakeUps}`;
      let read = reading.get(key);
      if (!read) {
        read = readPage(after).finally(() => reading.delete(key));
        reading.set(key, read);
      }
      return read;
    },
    head() {
      headReading ??= log.head().finally(() => {
        headReading = undefined;
      });
      return headReading;
    },
    wakeUps: () => wakeUps,
    nextWakeUp: (signal) =>
      new Promise((resolve) => {
        const resume = () => {
          waiting.delete(resume);
          signal.removeEventListener('abort', resume);
          resolve();
        };
        waiting.add(resume);
        signal.addEventListener('abort', resume);
        if (signal.aborted) resume();
      }),
    forget() {
      pages = [];
      tidings += 1;
    },
    close() {
      clearInterval(poll);
      unsubscribe();
      wake();
    },
  };
}

interface Page {
  readonly after: number;
  readonly through: number;
  readonly events: readonly Recorded[];
}

/** What the kept pages hold after the position without a gap, up to the limit: many small pages become one batch. */
function keptAfter(pages: readonly Page[], after: number, limit: number): readonly Recorded[] {
  let found: readonly Recorded[] = [];
  let reached = after;
  for (;;) {
    const page = pages.find((kept) => kept.after <= reached && reached < kept.through);
    if (!page || found.length >= limit) return found;
    const from = reached;
    const events = from === page.after ? page.events : page.events.filter(({ position }) => position > from);
    found = found.length === 0 ? events : [...found, ...events];
    reached = page.through;
  }
}
