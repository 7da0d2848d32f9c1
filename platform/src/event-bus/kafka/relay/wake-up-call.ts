import type { StoredLog } from '../../../event-store/index.ts';

/** Wake-ups counted, so that one between a read and the wait for the next is not lost. */
export interface WakeUpCall {
  count(): number;
  /** Resolves when there were more wake-ups than these, or the time (ms) is over, or at the signal. */
  after(count: number, timeout: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

export function createWakeUpCall(log: Pick<StoredLog, 'onWakeUp'>): WakeUpCall {
  let wakeUps = 0;
  let resume: () => void = () => undefined;
  const close = log.onWakeUp(() => {
    wakeUps += 1;
    resume();
  });
  return {
    count: () => wakeUps,
    after: (count, timeout, signal) =>
      new Promise((resolve) => {
        if (wakeUps !== count || signal.aborted) return resolve();
        const finish = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setTimeout(finish, timeout);
        signal.addEventListener('abort', finish);
        resume = finish;
      }),
    close,
  };
}
