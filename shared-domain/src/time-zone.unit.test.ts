import { isTimeZone } from './time-zone.ts';

test('a time zone is a name, not an offset', () => {
  expect(['Asia/Kathmandu', 'europe/berlin', 'UTC'].filter(isTimeZone)).toHaveLength(3);
  expect(['Mars/Base', '+05:37', '+05:30', '', 'Europe/Berlin\0'].filter(isTimeZone)).toEqual([]);
});
