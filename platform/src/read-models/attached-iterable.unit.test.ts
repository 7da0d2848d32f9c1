import { getEventListeners } from 'node:events';
import { attachedIterable } from './attached-iterable.ts';

test.each([
  ['has failed', async (next: Promise<unknown>) => expect(next).rejects.toThrow('away')],
  ['is done', async (next: Promise<unknown>) => expect(await next).toMatchObject({ done: true })],
])('nothing is left on the outer signal of what %s, also where nobody returns it', async (how, ends) => {
  const { signal } = new AbortController();
  const iterable = attachedIterable<number>(signal, async function* () {
    yield 1;
    if (how === 'has failed') throw new Error('away');
  });
  const iterator = iterable[Symbol.asyncIterator]();
  expect(await iterator.next()).toEqual({ done: false, value: 1 });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await ends(iterator.next());
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
