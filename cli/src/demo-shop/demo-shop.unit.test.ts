import { assortment } from './assortment.ts';
import { ean13 } from './ean13.ts';

describe('the demo shop', () => {
  test('has barcodes whose check digit is right', () => {
    expect(ean13(1)).toBe('2000000000015');
    const sums = Array.from({ length: 60 }, (_, article) =>
      [...ean13(article)].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0),
    );
    expect(sums.every((sum) => sum % 10 === 0)).toBe(true);
  });

  test('sells sixty products, no two of one name', () => {
    const names = assortment.flatMap(({ products }) => products.map(([name]) => name));
    expect(names).toHaveLength(60);
    expect(new Set(names).size).toBe(60);
  });
});
