import { weekBefore } from './day-before.ts';

test('a day is compared with its weekday before, until the quarter-hour that ends next', () => {
  expect(weekBefore(Date.parse('2026-11-22T14:07:00Z'), 'Europe/Berlin')).toEqual({
    from: '2026-11-14T23:00:00.000Z',
    until: '2026-11-15T14:15:00.000Z',
    to: '2026-11-15T23:00:00.000Z',
  });
});

test('where clocks were changed between, it is until the same time of day', () => {
  expect(weekBefore(Date.parse('2026-10-28T11:00:00Z'), 'Europe/Berlin').until).toBe(
    '2026-10-21T10:15:00.000Z',
  );
});

test('the last quarter-hour ends with the day', () => {
  expect(weekBefore(Date.parse('2026-11-22T22:59:00Z'), 'Europe/Berlin')).toMatchObject({
    until: '2026-11-15T23:00:00.000Z',
    to: '2026-11-15T23:00:00.000Z',
  });
});
