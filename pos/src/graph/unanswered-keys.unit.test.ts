import { createUnansweredKeys } from './unanswered-keys.ts';

test('a change has one key until it was answered, another one afterwards', () => {
  const keys = createUnansweredKeys(() => 0);
  const first = keys.keyFor('cash out 500');
  expect(keys.keyFor('cash out 500')).toBe(first);
  expect(keys.keyFor('cash out 400')).not.toBe(first);
  keys.answered('cash out 500');
  expect(keys.keyFor('cash out 500')).not.toBe(first);
});

test('what nobody answered is not taken for the same much later', () => {
  let now = 0;
  const keys = createUnansweredKeys(() => now);
  const first = keys.keyFor('cash out 500');
  now = 9 * 60_000;
  expect(keys.keyFor('cash out 500')).toBe(first);
  now += 11 * 60_000;
  expect(keys.keyFor('cash out 500')).not.toBe(first);
});
