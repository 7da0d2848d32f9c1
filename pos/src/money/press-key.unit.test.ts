import { type PadKey, pressKey } from './press-key.ts';

const typed = (keys: readonly PadKey[], text = '', currency = 'USD') =>
  keys.reduce((before, key) => pressKey(before, key, false, currency), text);

test('digits and a point make an amount of the currency’s places', () => {
  expect(typed(['1', '2', '.', '5', '0', '9'])).toBe('12.50');
  expect(typed(['.', '5', '.'])).toBe('0.5');
  expect(typed(['0', '00', '7'])).toBe('7');
  expect(typed(['5', '00', 'erase'])).toBe('50');
  expect(typed(['1', '00'], '', 'JPY')).toBe('100');
});

test('what was suggested is replaced by what is typed', () => {
  expect(pressKey('19.24', '2', true, 'USD')).toBe('2');
  expect(pressKey('19.24', 'erase', true, 'USD')).toBe('');
});
