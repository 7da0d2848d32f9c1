import { validate, version } from 'uuid';
import { timeOrderedId } from './time-ordered-id.ts';

test('an id is a UUID of version 7, of its own, in the order of time', () => {
  const ids = Array.from({ length: 10_000 }, timeOrderedId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  const times = ids.map((id) => id.slice(0, 18));
  expect(times).toEqual(times.toSorted());
  const first = Number.parseInt(times[0]?.replace('-', '').slice(0, 12) ?? '', 16);
  // Its clock goes on evenly while the system's is set.
  expect(Math.abs(first - Date.now())).toBeLessThan(60_000);
});
