import { hear, type Listed, type LiveChanges, withChanges } from './live-list.ts';

const order = (number: number): Listed => ({
  id: `order-${number}`,
  number: String(number),
  placedAt: new Date(Date.UTC(2026, 10, 22, 9, number)).toISOString(),
});

const numbers = (orders: readonly Listed[]) => orders.map(({ number }) => Number(number));

const heard = (...changes: readonly (readonly [number: number, matches: boolean])[]) =>
  changes.reduce<LiveChanges<Listed>>(
    (before, [number, matches]) => hear(before, { order: order(number), matches }),
    new Map(),
  );

test('a new order stands first, one that left is gone, one that changed stays where it is', () => {
  const shown = withChanges([order(3), order(2), order(1)], heard([4, true], [2, false], [1, true]), false);
  expect(numbers(shown)).toEqual([4, 3, 1]);
});

test('an order that comes in by a change stands in its place', () => {
  expect(numbers(withChanges([order(5), order(1)], heard([3, true]), true))).toEqual([5, 3, 1]);
});

test('what belongs below the last that was loaded comes with its page, or now where there is none', () => {
  expect(numbers(withChanges([order(5), order(4)], heard([1, true]), true))).toEqual([5, 4]);
  expect(numbers(withChanges([order(5), order(4)], heard([1, true]), false))).toEqual([5, 4, 1]);
});

test('what left and came back is there once, by what was heard last', () => {
  expect(numbers(withChanges([order(1)], heard([2, true], [2, false]), false))).toEqual([1]);
  expect(numbers(withChanges([order(1)], heard([1, false], [1, true]), false))).toEqual([1]);
});
