/**
 * An iterable whose source is attached as soon as an iterator is asked for, so that nothing is missed before its first
 * `next()`, and whose `return()` ends a `next()` that waits: an async generator alone would let it wait for ever.
 */
export function attachedIterable<Value>(
  outer: AbortSignal | undefined,
  attach: (signal: AbortSignal) => AsyncGenerator<Value, void, void>,
): AsyncIterable<Value> {
  return {
    [Symbol.asyncIterator]() {
      const ending = new AbortController();
      const end = () => ending.abort();
      outer?.addEventListener('abort', end);
      if (outer?.aborted) end();
      const generator = attach(ending.signal);
      return {
        next: () => generator.next(),
        return() {
          outer?.removeEventListener('abort', end);
          end();
          return generator.return();
        },
      };
    },
  };
}
