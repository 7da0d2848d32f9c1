import { currencyPlaces } from '@tillgraph/shared-domain/money';
import fc from 'fast-check';
import { countedSum } from './count.ts';
import { denominationsOf } from './denominations.ts';

test('pieces add up to what they are worth', () => {
  const pieces = { 10000: '2', 2000: '1', 25: '3', 1: '' };
  expect(countedSum({ by: 'pieces', pieces }, 'USD')).toEqual({ minor: 22075, currency: 'USD' });
});

test('nothing typed is no count, and neither is what is no number; an empty drawer is counted with a zero', () => {
  for (const pieces of [{}, { 100: ' ' }, { 100: '1', 25: 'x' }, { 100: '1.5' }, { 100: '-1' }]) {
    expect(countedSum({ by: 'pieces', pieces }, 'USD')).toBeUndefined();
  }
  expect(countedSum({ by: 'pieces', pieces: { 100: '0' } }, 'USD')).toEqual({ minor: 0, currency: 'USD' });
});

test('a sum is typed as any amount', () => {
  expect(countedSum({ by: 'sum', sum: '107,90' }, 'EUR')).toEqual({ minor: 10790, currency: 'EUR' });
  expect(countedSum({ by: 'sum', sum: '' }, 'EUR')).toBeUndefined();
});

test('each currency has denominations, the largest first, and all of them can be counted', () => {
  fc.assert(
    fc.property(fc.constantFrom('USD', 'EUR', 'JPY', 'BHD', 'ISK', 'XOF'), (currency) => {
      const minors = denominationsOf(currency).map(({ minor }) => minor);
      expect(minors.length).toBeGreaterThan(4);
      expect(minors).toEqual([...new Set(minors)].sort((left, right) => right - left));
      expect(currencyPlaces(currency)).toBeDefined();
      for (const minor of minors) expect(Number.isInteger(minor)).toBe(true);
    }),
  );
});
