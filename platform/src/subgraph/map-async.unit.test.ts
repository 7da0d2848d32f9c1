import { mapAsync } from './map-async.ts';

test('maps each value, and errors too', async () => {
  const mapped = mapAsync(
    (async function* () {
      yield 1;
      throw new Error('over');
    })(),
    (value) => value + 1,
    () => 'mapped',
  );
  expect(await mapped.next()).toEqual({ done: false, value: 2 });
  await expect(mapped.next()).rejects.toBe('mapped');
});

test('is ended while it waits for the next value', async () => {
  let end: (() => void) | undefined;
  const source: AsyncIterable<number> = {
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise((resolve) => {
          end = () => resolve({ done: true, value: undefined });
        }),
      return: async () => {
        end?.();
        return { done: true, value: undefined };
      },
    }),
  };
  const mapped = mapAsync(source, (value) => value);
  const waiting = mapped.next();
  await mapped.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});
