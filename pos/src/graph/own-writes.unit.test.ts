import { createOwnWrites } from './own-writes.ts';

test('what follows a change asks to see it, for a while', () => {
  let now = 0;
  const writes = createOwnWrites(() => now);
  expect(writes.headers()).toEqual({});
  writes.wrote('one');
  now = 10_000;
  writes.wrote('two');
  expect(writes.headers()).toEqual({ 'consistency-token': 'one,two' });
  now = 16_000;
  expect(writes.headers()).toEqual({ 'consistency-token': 'two' });
});

test('the header stays short, whatever was changed', () => {
  const writes = createOwnWrites(() => 0);
  for (let count = 0; count < 100; count++) writes.wrote(`t${count}`);
  expect(writes.headers()['consistency-token']?.split(',')).toHaveLength(8);
});
