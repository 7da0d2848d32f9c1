import { setTimeout as pause } from 'node:timers/promises';
import { isConnectionError } from './connection-errors.ts';

/**
 * Tries again while the server cannot be reached, for `patience` ms; then throws the last error. Only for what may be
 * done twice: an answer that was lost is one that may have been carried out.
 */
export async function untilReachable<Result>(
  patience: number,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const deadline = performance.now() + patience;
  for (let wait = 10; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConnectionError(error) || performance.now() + wait > deadline) throw error;
      await pause(wait);
    }
  }
}

/** ms, of what opens. On a busy machine a server that has just been started may take longer than a command may wait. */
export const openingPatience = 60_000;
