import fc from 'fast-check';
import {
  add,
  compareMoney,
  currencyPlaces,
  formatMoney,
  type Money,
  maxMinor,
  negate,
  parseAmount,
  subtract,
  withinBounds,
  zero,
} from './money.ts';

const money = fc.record({
  minor: fc.integer({ min: -maxMinor, max: maxMinor }).map((minor) => minor + 0),
  currency: fc.constant('EUR'),
});

describe('money', () => {
  test('is formatted with its currency’s own places', () => {
    expect(formatMoney({ minor: 1250, currency: 'USD' })).toEqual({ amount: '12.50', currencyCode: 'USD' });
    expect(formatMoney({ minor: -5, currency: 'USD' })).toEqual({ amount: '-0.05', currencyCode: 'USD' });
    expect(formatMoney({ minor: 1250, currency: 'JPY' })).toEqual({ amount: '1250', currencyCode: 'JPY' });
    expect(formatMoney({ minor: 1250, currency: 'KWD' })).toEqual({ amount: '1.250', currencyCode: 'KWD' });
  });

  test('is what was formatted', () => {
    fc.assert(
      fc.property(money, (money) => {
        expect(parseAmount(formatMoney(money).amount, money.currency)).toEqual({
          ok: true,
          scaled: money.minor,
        });
      }),
    );
  });

  test('that is added and subtracted again is as before', () => {
    fc.assert(
      fc.property(money, money, (left, right) => {
        expect(subtract(add(left, right), right)).toEqual(left);
        expect(add(left, negate(left))).toEqual(zero('EUR'));
        expect(Math.sign(compareMoney(left, right))).toBe(Math.sign(subtract(left, right).minor));
      }),
    );
  });

  test('of two currencies is never reckoned together', () => {
    expect(() => add(zero('EUR'), zero('USD'))).toThrow(RangeError);
    expect(() => compareMoney(zero('EUR'), zero('USD'))).toThrow(RangeError);
  });

  test('beyond its bound is seen before it is recorded', () => {
    const most: Money = { minor: maxMinor, currency: 'EUR' };
    expect(withinBounds(most)).toBe(true);
    expect(withinBounds(add(most, { minor: 1, currency: 'EUR' }))).toBe(false);
  });
});

describe('currencies', () => {
  test('have the places of ISO 4217', () => {
    expect(['USD', 'JPY', 'KWD', 'CLF', 'AFN', 'XOF'].map(currencyPlaces)).toEqual([2, 0, 3, 4, 2, 0]);
  });

  test.each(['XXX', 'XAU', 'usd', 'US', '', 'constructor'])('are not %j', (code) => {
    expect(currencyPlaces(code)).toBeUndefined();
  });
});
