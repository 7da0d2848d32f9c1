import { businessDateOf } from '@tillgraph/shared-domain/business-date';
import fc from 'fast-check';
import { momentOf } from './shop-day.ts';

test.each([
  ['2026-11-22', 'UTC', '2026-11-22T00:00:00.000Z'],
  ['2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
  ['2026-11-22', 'Pacific/Kiritimati', '2026-11-21T10:00:00.000Z'],
  // Clocks go from 24:00 to 01:00.
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['2026-11-22T10:00:00+01:00', 'UTC', '2026-11-22T09:00:00.000Z'],
])('%s in %s begins at %s', (text, timeZone, moment) => {
  expect(momentOf(text, timeZone, '--from')).toBe(moment);
});

test('a day begins where the day before ends', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  const zone = fc.constantFrom('Europe/Berlin', 'America/Havana', 'Australia/Lord_Howe', 'Asia/Tehran');
  fc.assert(
    fc.property(day, zone, (date, timeZone) => {
      const begins = momentOf(date, timeZone, '--from');
      expect(businessDateOf(begins, timeZone)).toBe(date);
      expect(businessDateOf(new Date(Date.parse(begins) - 1000).toISOString(), timeZone) < date).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test.each(['yesterday', '2026-02-30', '2026-11', ''])('%j is no time', (text) => {
  expect(() => momentOf(text, 'UTC', '--from')).toThrow('is no time: give a day such as');
});
