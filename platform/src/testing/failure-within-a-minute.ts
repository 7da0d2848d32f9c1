import { setImmediate as turn } from 'node:timers/promises';
import type { jest } from '@jest/globals';

/**
 * What the work fails with in the minute after `begun`, of a clock that waits for nobody; undefined when it is not over
 * then. The clock is Jest's of the test, whose timers are real again afterwards.
 */
export async function failureWithinAMinute(
  clock: typeof jest,
  work: () => Promise<unknown>,
  begun: Promise<unknown>,
): Promise<unknown> {
  let failure: unknown;
  clock.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  try {
    work().catch((error) => {
      failure = error;
    });
    await begun;
    for (let second = 0; second < 60 && failure === undefined; second += 1) {
      clock.advanceTimersByTime(1_000);
      await turn();
    }
    return failure;
  } finally {
    clock.useRealTimers();
  }
}
