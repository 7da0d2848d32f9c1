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
      const detach = () => outer?.removeEventListener('abort', end);
      return {
        // Who is told of an error, or that it is done, does not have to return it.
        async next() {
          try {
            const next = await generator.next();
            if (next.done) detach();
            return next;
          } catch (error) {
            detach();
            throw error;
          }
        },
        return() {
          detach();
          end();
          return generator.return();
        },
      };
    },
  };
}
