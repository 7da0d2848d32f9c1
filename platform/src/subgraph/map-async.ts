/**
 * Each value of the source, mapped. Unlike an async generator it can be ended while it waits: `return` goes to the
 * source at once instead of queueing behind the `next` under way.
 */
export function mapAsync<Value, Mapped>(
  source: AsyncIterable<Value>,
  map: (value: Value) => Mapped | Promise<Mapped>,
  mapError: (error: unknown) => unknown = (error) => error,
): AsyncIterableIterator<Mapped, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        const { done, value } = await iterator.next();
        return done ? ended : { done: false, value: await map(value) };
      } catch (error) {
        await iterator.return?.();
        throw mapError(error);
      }
    },
    async return() {
      await iterator.return?.();
      return ended;
    },
  };
}

const ended = { done: true, value: undefined } as const;
