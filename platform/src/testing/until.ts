import { setTimeout as delay } from 'node:timers/promises';

/** Waits until the condition holds; throws after 10 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`In 10 s it did not come to ${condition}.`);
    await delay(2);
  }
}
