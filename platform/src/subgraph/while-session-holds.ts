import { watchSession } from '../access-tokens/index.ts';
import { refusedCredential } from './errors.ts';
import type { Session } from './requester.ts';

/**
 * What comes of the source for as long as the session holds in which it was asked for, looked at when each value comes,
 * when some session ends and from time to time; then it throws UNAUTHENTICATED, also while it waits.
 */
export function whileSessionHolds<Value>(
  source: AsyncIterable<Value>,
  { grant, credentials }: Session,
): AsyncIterableIterator<Value, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const state: { over?: Error } = {};
  let interrupt: (reason: Error) => void = () => undefined;
  const watch = watchSession(grant, (reason) => {
    state.over = refusedCredential(reason);
    interrupt(state.over);
  });
  const stopListening = credentials.onEnded(() => watch.check());
  const stop = async () => {
    watch.stop();
    stopListening();
    await iterator.return?.();
  };
  /** No race with one promise of the end: what waits on a promise stays with it, and subscriptions may run for months. */
  const nextOrOver = () =>
    new Promise<IteratorResult<Value>>((resolve, reject) => {
      interrupt = reject;
      iterator.next().then(resolve, reject);
      if (state.over) reject(state.over);
    });

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        const next = await nextOrOver();
        watch.check();
        if (state.over) throw state.over;
        if (!next.done) return next;
        await stop();
        return ended;
      } catch (error) {
        await stop();
        throw error;
      }
    },
    async return() {
      await stop();
      return ended;
    },
  };
}

const ended = { done: true, value: undefined } as const;
