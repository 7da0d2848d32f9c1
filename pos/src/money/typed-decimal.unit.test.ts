import { parseCash } from './cash-given.ts';
import { typedDecimal } from './typed-decimal.ts';

test('what a field suggests is written as people type it, and read again', () => {
  expect(typedDecimal('12.50', 'de-DE')).toBe('12,50');
  expect(typedDecimal('12.50', 'en-US')).toBe('12.50');
  expect(typedDecimal('1234', 'de-DE')).toBe('1234');
  expect(parseCash(typedDecimal('12.50', 'de-DE'), 'EUR')).toEqual({ minor: 1250, currency: 'EUR' });
});

test('one that is half typed keeps its sign', () => {
  expect(typedDecimal('12.', 'de-DE')).toBe('12,');
});
