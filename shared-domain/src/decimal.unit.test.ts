import fc from 'fast-check';
import { formatDecimal, maxScaled, parseDecimal } from './decimal.ts';

const places = fc.integer({ min: 0, max: 6 });

describe('decimal text', () => {
  test('is the same integer again after it was formatted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -maxScaled, max: maxScaled }), places, (scaled, places) => {
        // -0 is no integer that a command can hold.
        expect(parseDecimal(formatDecimal(scaled + 0, places), places)).toEqual({
          ok: true,
          scaled: scaled + 0,
        });
      }),
    );
  });

  test('may have fewer places than asked for, and not more', () => {
    expect(parseDecimal('12', 2)).toEqual({ ok: true, scaled: 1200 });
    expect(parseDecimal('12.5', 2)).toEqual({ ok: true, scaled: 1250 });
    expect(parseDecimal('12.500', 2)).toEqual({ ok: false, message: 'Give at most 2 decimals.' });
    expect(parseDecimal('12.5', 0)).toEqual({ ok: false, message: 'Give it without decimals.' });
  });

  test.each([
    '',
    ' ',
    '.',
    '5.',
    '.5',
    '+1',
    '--1',
    '1e3',
    '0x10',
    '1,5',
    '1 000',
    '01',
    'NaN',
    'Infinity',
    '-',
    '١',
    '1\n',
  ])('is never %j', (text) => {
    expect(parseDecimal(text, 2).ok).toBe(false);
  });

  test('is refused beyond the bound, however many digits it has', () => {
    const message = 'Give a number of at most 10000000000000.00.';
    expect(parseDecimal('10000000000000', 2)).toEqual({ ok: true, scaled: maxScaled });
    expect(parseDecimal('10000000000000.01', 2)).toEqual({ ok: false, message });
    expect(parseDecimal('9'.repeat(30), 2)).toEqual({ ok: false, message });
    expect(parseDecimal(`-${'9'.repeat(1_000_000)}`, 2)).toEqual({ ok: false, message });
  });

  test('knows no negative zero', () => {
    expect(parseDecimal('-0.00', 2)).toEqual({ ok: true, scaled: 0 });
  });
});
