import fc from 'fast-check';
import { blocksAt, cover, parentOf, quarterHour } from './blocks.ts';

const quarters = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });

test('a moment lies in a quarter-hour, a day, a month and a year', () => {
  expect(blocksAt('2026-11-22T09:44:59.999Z')).toEqual(['2026-11-22T09:30', '2026-11-22', '2026-11', '2026']);
  expect(['2026-11-22T09:30', '2026-11-22', '2026-11', '2026'].map(parentOf)).toEqual([
    '2026-11-22',
    '2026-11',
    '2026',
    'all',
  ]);
});

test('a range is covered by the longest blocks that fit', () => {
  expect(cover(quarters('2024-12-30T23:30:00Z', '2026-02-02T00:15:00Z'))).toEqual([
    '2024-12-30T23:30',
    '2024-12-30T23:45',
    '2024-12-31',
    '2025',
    '2026-01',
    '2026-02-01',
    '2026-02-02T00:00',
  ]);
  expect(cover(quarters('2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'))).toEqual([]);
});

test('ten years are covered by some hundred blocks, not by 350 000 quarter-hours', () => {
  const blocks = cover(quarters('2016-06-15T11:45:00Z', '2026-06-15T11:45:00Z'));
  expect(blocks.length).toBeLessThan(2 * (95 + 30 + 11) + 9);
});

test('each moment of a range is in exactly one of its blocks, and none outside is', () => {
  const moment = fc.integer({ min: 0, max: 30 * 12 * 96 }).map((count) => {
    // Around the turn of a year, where all kinds of block end.
    return Date.UTC(2025, 6, 1) + count * quarterHour;
  });
  fc.assert(
    fc.property(moment, moment, moment, (from, to, at) => {
      const blocks = new Set(cover({ from, to }));
      const isIn = blocksAt(new Date(at).toISOString()).filter((block) => blocks.has(block));
      expect(isIn).toHaveLength(from <= at && at < to ? 1 : 0);
    }),
  );
});
