import { growth } from './compared.ts';
import { intervalFor, intervalsFor, isReportable } from './intervals.ts';

const day = { from: '2026-11-22', to: '2026-11-22' };
const month = { from: '2026-11-01', to: '2026-11-30' };
const year = { from: '2026-01-01', to: '2026-12-31' };

test('a period is divided into what makes a chart, and what the graph answers', () => {
  expect([day, month, year].map(intervalsFor)).toEqual([
    ['HOUR'],
    ['HOUR', 'DAY', 'WEEK'],
    ['DAY', 'WEEK', 'MONTH'],
  ]);
});

test('what was wanted is kept where it is possible', () => {
  expect(intervalFor(month, 'HOUR')).toBe('HOUR');
  expect(intervalFor(year, 'HOUR')).toBe('WEEK');
  expect([day, month].map((period) => intervalFor(period, undefined))).toEqual(['HOUR', 'DAY']);
});

test('a report is of ten years at most', () => {
  expect(isReportable({ from: '2017-01-01', to: '2026-11-22' })).toBe(true);
  expect(isReportable({ from: '2016-01-01', to: '2026-11-22' })).toBe(false);
});

test('growth is a share of what there was', () => {
  expect(growth('120.00', '100.00')).toBeCloseTo(0.2);
  expect(growth('50.00', '-100.00')).toBeCloseTo(1.5);
  expect(growth('50.00', '0.00')).toBeUndefined();
});
