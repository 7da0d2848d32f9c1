import { quarterHour } from './blocks.ts';
import { bucketsOf, lastDays, type ReportInterval } from './calendar.ts';

const buckets = (from: string, to: string, interval: ReportInterval, timeZone: string) =>
  [...bucketsOf({ from: Date.parse(from), to: Date.parse(to) }, interval, timeZone)].map((bucket) => ({
    start: new Date(bucket.from).toISOString(),
    hours: (bucket.to - bucket.from) / (4 * quarterHour),
    date: bucket.date,
  }));

test('days begin by the clocks of the zone, at quarter-hours, too', () => {
  expect(buckets('2026-03-01T18:15:00Z', '2026-03-03T18:15:00Z', 'DAY', 'Asia/Kathmandu')).toEqual([
    { start: '2026-03-01T18:15:00.000Z', hours: 24, date: '2026-03-02' },
    { start: '2026-03-02T18:15:00.000Z', hours: 24, date: '2026-03-03' },
  ]);
});

test('a range that begins or ends within a bucket cuts it off', () => {
  expect(buckets('2026-03-01T12:00:00Z', '2026-03-02T00:30:00Z', 'DAY', 'UTC')).toEqual([
    { start: '2026-03-01T12:00:00.000Z', hours: 12, date: '2026-03-01' },
    { start: '2026-03-02T00:00:00.000Z', hours: 0.5, date: '2026-03-02' },
  ]);
});

test.each([
  ['of 23 hours', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z', 23],
  ['of 25 hours', '2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00Z', 25],
  ['of 24.5 hours', '2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', 24.5],
  // The clocks go from 23:59:59 to 1:00:00.
  ['without a midnight', '2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00Z', 23],
])('a day %s', (_, date, timeZone, start, hours) => {
  const end = new Date(Date.parse(start) + hours * 4 * quarterHour).toISOString();
  expect(buckets(start, end, 'DAY', timeZone)).toEqual([
    { start: new Date(start).toISOString(), hours, date },
  ]);
  const noon = new Date(Date.parse(start) + 48 * quarterHour);
  expect(lastDays(noon, 1, timeZone)).toEqual({ from: Date.parse(start), to: Date.parse(end) });
});

test('an hour that the clocks strike twice is two; one that is cut short is short', () => {
  const hours = (from: string, to: string, zone: string) =>
    buckets(from, to, 'HOUR', zone).map((bucket) => bucket.hours);
  expect(hours('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'Europe/Berlin')).toEqual(Array(25).fill(1));
  expect(hours('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'Europe/Berlin')).toEqual(Array(23).fill(1));
  expect(hours('2026-04-04T13:00:00Z', '2026-04-04T16:30:00Z', 'Australia/Lord_Howe')).toEqual([
    1, 1, 0.5, 1,
  ]);
  expect(hours('2026-01-01T00:00:00Z', '2026-01-01T02:00:00Z', 'Asia/Kathmandu')).toEqual([0.25, 1, 0.75]);
});

test('weeks begin on Monday, and months on their first day', () => {
  expect(buckets('2026-11-20T00:00:00Z', '2026-11-30T00:00:00Z', 'WEEK', 'UTC')).toEqual([
    { start: '2026-11-20T00:00:00.000Z', hours: 72, date: '2026-11-20' },
    { start: '2026-11-23T00:00:00.000Z', hours: 168, date: '2026-11-23' },
  ]);
  expect(buckets('2026-01-31T05:00:00Z', '2026-04-01T04:00:00Z', 'MONTH', 'America/New_York')).toEqual([
    { start: '2026-01-31T05:00:00.000Z', hours: 24, date: '2026-01-31' },
    { start: '2026-02-01T05:00:00.000Z', hours: 28 * 24, date: '2026-02-01' },
    { start: '2026-03-01T05:00:00.000Z', hours: 31 * 24 - 1, date: '2026-03-01' },
  ]);
});

test('the last days are whole days of the zone, with today', () => {
  expect(lastDays(new Date('2026-03-30T10:00:00Z'), 3, 'Europe/Berlin')).toEqual({
    from: Date.parse('2026-03-27T23:00:00Z'),
    to: Date.parse('2026-03-30T22:00:00Z'),
  });
});
