import { setTimeout as delay } from 'node:timers/promises';

/** Waits until the condition holds; throws when the time (ms) is over. */
export async function until(condition: () => boolean | Promise<boolean>, patience = 10_000): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`In ${patience / 1000} s it did not come to ${condition}.`);
    await delay(2);
  }
}
