/**
 * A consumer's rest between two deliveries, so that what comes meanwhile is one delivery: what each costs whatever is in
 * it (statements, commits, announcements) is paid once, and a document that changes again is written once. When it is
 * taken is its user's to say. Who waits ends it.
 */
export interface Linger {
  /** Resolves when the next delivery may be taken; at once when the signal says that there is to be none. */
  rest(signal: AbortSignal): Promise<void>;
  /** There is no rest until the wait is over. Answers what it answers. */
  awaiting<Result>(wait: Promise<Result>): Promise<Result>;
  /** Somebody is shown every change: rests are short until the returned function is called. */
  watch(): () => void;
}

/** ms, where a projection names none. */
export const usualLinger = 50;
/** ms. Nobody sees it, and it is long enough for some dozens of events under load. */
const watchedLinger = 10;

/** `duration` in ms: for the longest rest. */
export function createLinger(duration: number): Linger {
  const resting = new Set<() => void>();
  let awaited = 0;
  let watched = 0;

  return {
    rest: (signal) =>
      new Promise((resolve) => {
        if (awaited > 0 || signal.aborted) return resolve();
        const end = () => {
          resting.delete(end);
          signal.removeEventListener('abort', end);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(end, watched > 0 ? Math.min(duration, watchedLinger) : duration);
        resting.add(end);
        signal.addEventListener('abort', end);
      }),
    async awaiting(wait) {
      awaited += 1;
      for (const end of [...resting]) end();
      try {
        return await wait;
      } finally {
        awaited -= 1;
      }
    },
    watch() {
      watched += 1;
      return () => {
        watched -= 1;
      };
    },
  };
}
