import { told } from './told.ts';

test('an event tells money, quantities and tax rates as people read them, wherever they stand', () => {
  expect(
    told({
      orderId: '1',
      number: 17,
      total: { minor: 1250, currency: 'USD' },
      available: { minor: -5, currency: 'JPY' },
      change: null,
      lines: [{ quantity: 2000, taxRate: 200_000, unitPrice: { minor: 1, currency: 'KWD' }, note: '2000' }],
      shortages: [{ productId: 'tea', requested: 3000, available: 0 }],
    }),
  ).toEqual({
    orderId: '1',
    number: 17,
    total: { amount: '12.50', currencyCode: 'USD' },
    available: { amount: '-5', currencyCode: 'JPY' },
    change: null,
    lines: [
      { quantity: 2, taxRate: '0.20', unitPrice: { amount: '0.001', currencyCode: 'KWD' }, note: '2000' },
    ],
    shortages: [{ productId: 'tea', requested: 3, available: 0 }],
  });
});
