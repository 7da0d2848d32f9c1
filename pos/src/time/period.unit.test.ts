import { momentsOf, periodOf, presets } from './period.ts';

test('presets are by the shop’s calendar', () => {
  const chosen = Object.fromEntries(
    presets.map((preset) => {
      const { from, to } = periodOf(preset, '2026-03-01');
      return [preset, `${from} to ${to}`];
    }),
  );
  expect(chosen).toEqual({
    today: '2026-03-01 to 2026-03-01',
    yesterday: '2026-02-28 to 2026-02-28',
    thisWeek: '2026-02-23 to 2026-03-01',
    last7: '2026-02-23 to 2026-03-01',
    last30: '2026-01-31 to 2026-03-01',
    thisMonth: '2026-03-01 to 2026-03-01',
    lastMonth: '2026-02-01 to 2026-02-28',
    thisYear: '2026-01-01 to 2026-03-01',
  });
});

test('a period lasts until its last day is over', () => {
  expect(momentsOf({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/Berlin')).toEqual({
    from: '2026-10-24T22:00:00.000Z',
    to: '2026-10-25T23:00:00.000Z',
  });
});
