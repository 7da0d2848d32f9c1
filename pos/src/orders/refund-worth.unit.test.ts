import fc from 'fast-check';
import { backAsPaid, refundWorth, sumOf } from './refund-worth.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

test('pieces are worth what the table of docs/money.md says', () => {
  const line = (refundedQuantity: number) => ({ quantity: 3, refundedQuantity, total: usd(949) });
  expect([0, 1, 2].map((before) => refundWorth(line(before), 1).minor)).toEqual([316, 317, 316]);
  expect(refundWorth(line(0), 2)).toEqual(usd(633));
  expect(refundWorth(line(0), 3)).toEqual(usd(949));
});

test('however a line comes back, in the end it is its total', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
      fc.nat(10 ** 12),
      (parts, total) => {
        const quantity = parts.reduce((sum, part) => sum + part, 0);
        let refundedQuantity = 0;
        const worth = parts.map((pieces) => {
          const amount = refundWorth({ quantity, refundedQuantity, total: usd(total) }, pieces);
          refundedQuantity += pieces;
          return amount;
        });
        expect(sumOf(worth, 'USD')).toEqual(usd(total));
      },
    ),
  );
});

test('money goes back to the latest payment first, to each at most what it has left', () => {
  const cash = { id: 'cash', amount: usd(300), refunded: usd(0) };
  const card = { id: 'card', amount: usd(900), refunded: usd(600) };
  const parts = backAsPaid([cash, card], usd(400));
  expect(parts.map(({ payment, amount }) => [payment.id, amount.minor])).toEqual([
    ['card', 300],
    ['cash', 100],
  ]);
});
