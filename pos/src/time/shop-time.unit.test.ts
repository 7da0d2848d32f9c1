import fc from 'fast-check';
import { addDays, beginningOf, clockAt, dayAt, daysBetween, momentOf, mondayOf } from './shop-time.ts';

test('the clock of a zone is its own, whatever the machine’s is', () => {
  expect(clockAt('2026-11-22T23:30:00.000Z', 'Asia/Kathmandu')).toBe('2026-11-23T05:15');
  expect(dayAt('2026-11-22T23:30:00.000Z', 'America/New_York')).toBe('2026-11-22');
  expect(momentOf('2026-11-23T05:15', 'Asia/Kathmandu')).toBe('2026-11-22T23:30:00.000Z');
});

test('what a clock strikes twice is the first time, what it skips is later by what it skips', () => {
  expect(momentOf('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(momentOf('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
});

test('a day begins at its first moment, also where midnight is skipped', () => {
  expect(beginningOf('2026-11-22', 'Europe/Berlin')).toBe('2026-11-21T23:00:00.000Z');
  expect(beginningOf('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
});

test('what is no clock is no moment', () => {
  for (const text of ['', '2026-11', '2026-02-30T10:00x']) expect(momentOf(text, 'UTC')).toBeUndefined();
});

test('a moment is found again by its clock, but where the clock strikes it a second time', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, zones, (at, zone) => {
      const clock = clockAt(at * 60_000, zone);
      const found = Date.parse(momentOf(clock, zone) ?? '');
      expect(clockAt(found, zone)).toBe(clock);
      expect(at * 60_000 - found).toBeGreaterThanOrEqual(0);
      expect(at * 60_000 - found).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

test('days are reckoned by the calendar', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(daysBetween('2026-10-01', '2026-11-01')).toBe(31);
  expect(['2026-11-22', '2026-11-23'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-23']);
});
