import fc from 'fast-check';
import { percentOf, productInput, rateOf } from './product-values.ts';

test('a tax rate is typed in percent, with a point or a comma', () => {
  expect(rateOf('20')).toBe('0.20');
  expect(rateOf('7,5')).toBe('0.075');
  expect(rateOf(' 0 ')).toBe('0.00');
  expect(rateOf('100')).toBe('1.00');
  for (const text of ['', '100.1', '-1', 'x', '7.12345']) expect(rateOf(text)).toBeUndefined();
  expect(percentOf('0.20')).toBe('20');
  expect(percentOf('0.00')).toBe('0');
  expect(percentOf('1.00')).toBe('100');
});

test('each rate is shown as the percentage that is read back as it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (millionths) => {
      const rate = rateOf(String(millionths / 10_000));
      expect(rate && rateOf(percentOf(rate))).toBe(rate);
    }),
  );
});

test('what is emptied is cleared, what was left alone is not sent', () => {
  expect(productInput({ description: ' ', barcodes: '', categoryId: '' })).toEqual({
    description: null,
    barcodes: [],
    categoryId: null,
  });
  expect(productInput({ barcodes: ' 123 \n\n456' })).toEqual({ barcodes: ['123', '456'] });
});
