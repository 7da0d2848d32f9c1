import fc from 'fast-check';
import { formatTaxRate, parseTaxRate } from './tax.ts';

describe('a tax rate', () => {
  test('has at least two places and no more than it needs', () => {
    expect([0, 70_000, 200_000, 55_000, 1_000_000, 1].map(formatTaxRate)).toEqual([
      '0.00',
      '0.07',
      '0.20',
      '0.055',
      '1.00',
      '0.000001',
    ]);
  });

  test('is what was formatted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (rate) => {
        expect(parseTaxRate(formatTaxRate(rate))).toEqual({ ok: true, scaled: rate });
      }),
    );
  });

  test.each(['-0.01', '1.01', '20', '0.0000001', '20 %'])('is never %j', (text) => {
    expect(parseTaxRate(text).ok).toBe(false);
  });
});
