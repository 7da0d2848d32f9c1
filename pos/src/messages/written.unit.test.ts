import { writtenDay, writtenMoment, writtenNumber, writtenPercent } from './written.ts';

test('a moment is told by the shop’s clock, a day without one', () => {
  expect(writtenMoment('2026-11-22T23:30:00.000Z', 'Europe/Berlin', 'de')).toBe('23.11.2026, 00:30');
  expect(writtenDay('2026-11-22', 'en-US')).toBe('Nov 22, 2026');
});

test('numbers and shares are written as the language does', () => {
  expect(writtenNumber(1234.5, 'de')).toBe('1.234,5');
  expect(writtenPercent('0.07', 'en-US')).toBe('7%');
});
