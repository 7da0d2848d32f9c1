import { setTimeout as delay } from 'node:timers/promises';

export interface JoinedWork<Part> {
  /** Resolves or rejects with the work that the part was in. */
  add(part: Part): Promise<void>;
}

/** Does one work at a time, and rests for so many ms after each; parts that come meanwhile make up the next one. */
export function createJoinedWork<Part>(
  work: (parts: readonly Part[]) => Promise<void>,
  rest = 0,
): JoinedWork<Part> {
  let waiting: Part[] = [];
  let next: Promise<void> | undefined;
  let underWay: Promise<unknown> = Promise.resolve();

  async function workOnWaiting(before: Promise<unknown>): Promise<void> {
    await before;
    // Those that one fetch brought are added one after the other.
    await new Promise((resolve) => setImmediate(resolve));
    const parts = waiting;
    waiting = [];
    next = undefined;
    await work(parts);
  }

  return {
    add(part) {
      waiting.push(part);
      if (!next) {
        next = workOnWaiting(underWay);
        const done = next.catch(() => undefined); // who added a part is told
        underWay = rest > 0 ? done.then(() => delay(rest)) : done;
      }
      return next;
    },
  };
}
