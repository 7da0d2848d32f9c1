import fc from 'fast-check';
import { parseCash } from './cash-given.ts';
import { formatMoney } from './format-money.ts';
import { quickAmounts } from './quick-amounts.ts';

const minors = (minor: number, currency: string) =>
  quickAmounts({ minor, currency }).map((each) => each.minor);

test('an amount is shown exactly, in the way of its language and currency', () => {
  expect(formatMoney({ amount: '9999999999999.99', currencyCode: 'USD' }, 'en-US')).toBe(
    '$9,999,999,999,999.99',
  );
  expect(formatMoney({ minor: 123456, currency: 'EUR' }, 'de-DE')).toBe('1.234,56\u00a0€');
  expect(formatMoney({ minor: 1200, currency: 'JPY' }, 'en-US')).toBe('¥1,200');
});

test('cash is typed with a point, a comma or neither', () => {
  for (const text of ['20', ' 20.00', '20,00']) {
    expect(parseCash(text, 'USD')).toEqual({ minor: 2000, currency: 'USD' });
  }
  for (const text of ['', '-1', '1.001', '1,000.00', 'x']) {
    expect(parseCash(text, 'USD')).toBeUndefined();
  }
});

test('quick amounts are what people hand over', () => {
  expect(minors(1924, 'USD')).toEqual([2000, 5000, 10000]);
  expect(minors(2000, 'USD')).toEqual([5000, 10000]);
  expect(minors(2150, 'EUR')).toEqual([2200, 2500, 3000, 4000]);
  expect(minors(730, 'JPY')).toEqual([800, 1000, 2000, 5000]);
});

test('quick amounts are above the total, the least first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 9 }), (minor) => {
      const amounts = minors(minor, 'USD');
      expect(amounts.length).toBeLessThanOrEqual(4);
      expect([...amounts].sort((left, right) => left - right)).toEqual(amounts);
      for (const amount of amounts) expect(amount).toBeGreaterThan(minor);
    }),
  );
});
