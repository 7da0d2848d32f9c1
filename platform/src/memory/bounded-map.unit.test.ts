import { BoundedMap } from './bounded-map.ts';

function filled(limit: number, count: number, stays?: (value: number) => boolean): BoundedMap<number> {
  const map = new BoundedMap(limit, stays);
  for (let value = 1; value <= count; value += 1) map.set(String(value), value);
  return map;
}

test('holds no more than its limit, and of that the newest', () => {
  for (const limit of [1, 2, 3, 10]) {
    for (let count = 1; count <= 40; count += 1) {
      const map = filled(limit, count);
      expect(map.values().length).toBeLessThanOrEqual(limit);
      expect(map.get(String(count))).toBe(count);
    }
  }
});

test('what is used stays, however much is new', () => {
  const map = filled(10, 5);
  for (let value = 6; value < 1000; value += 1) {
    map.set(String(value), value);
    expect(map.get('3')).toBe(3);
  }
  expect(map.get('4')).toBeUndefined();
});

test('what must not be forgotten yet stays beyond the limit', () => {
  let held = true;
  const map = filled(4, 100, (value) => value === 7 && held);
  expect(map.values()).toContain(7);
  held = false;
  for (let value = 101; value < 120; value += 1) map.set(String(value), value);
  expect(map.values()).not.toContain(7);
});

test('a key has one value, of whatever age it is', () => {
  const map = filled(10, 6);
  map.set('2', 20);
  expect(map.values().filter((value) => value === 2 || value === 20)).toEqual([20]);
  map.delete('2');
  expect(map.get('2')).toBeUndefined();
  map.clear();
  expect(map.values()).toEqual([]);
});
