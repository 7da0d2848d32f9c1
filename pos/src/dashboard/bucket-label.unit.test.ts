import { bucketLabel } from './bucket-label.ts';

const options = { timeZone: 'Europe/Berlin', severalDays: false, locale: 'en-US' };

test('hours are told by the shop’s clock, days and months by its calendar', () => {
  const bucket = { start: '2026-11-21T23:00:00.000Z', date: '2026-11-22' };
  expect(bucketLabel(bucket, { ...options, interval: 'HOUR' })).toBe('12:00 AM');
  expect(bucketLabel(bucket, { ...options, interval: 'HOUR', severalDays: true })).toBe('Nov 22, 12:00 AM');
  expect(bucketLabel(bucket, { ...options, interval: 'DAY' })).toBe('Sun, Nov 22');
  expect(bucketLabel(bucket, { ...options, interval: 'WEEK' })).toBe('Nov 22');
  expect(bucketLabel(bucket, { ...options, interval: 'MONTH' })).toBe('Nov 2026');
});
