import { orderStatesThatDoNotFit } from './order-states-fit.ts';
import { change, look, order, sale } from './testing/a-history.ts';

const placed = sale(1, [0, 10], order('PENDING', 1));
const refund = (end: number | null) =>
  change(2, 'refundOrder', { orderId: 'o', lines: [{ lineId: 'l' }] }, [11, end]);

test.each([
  ['goes on', [look(order('RESERVED', 2), 11, 12), look(order('COMPLETED', 3), 13, 14)], []],
  [
    'is not seen older than somebody has seen it before',
    [look(order('COMPLETED', 3), 11, 12), look(order('RESERVED', 2), 13, 14)],
    ['order o was seen at version 2 after it had been seen at 3'],
  ],
  [
    'may be seen older by who asked at the same time',
    [look(order('COMPLETED', 3), 11, 14), look(order('RESERVED', 2), 12, 15)],
    [],
  ],
  [
    'is not cancelled after it was handed over',
    [look(order('COMPLETED', 3), 11, 12), look({ ...order('CANCELLED', 4), cancellation: null }, 13, 14)],
    ['order o was CANCELLED after it had been COMPLETED'],
  ],
  [
    'is not shipped by itself',
    [look(order('SHIPPED', 4), 11, 12)],
    ['order o was shipped before anybody asked for it'],
  ],
  [
    'is not cancelled by itself',
    [look(order('CANCELLED', 4), 11, 12)],
    ['order o was cancelled before anybody asked for it'],
  ],
])('an order %s', (_, readings, findings) => {
  expect(orderStatesThatDoNotFit({ changes: [placed], readings })).toEqual(findings);
});

test('what was refunded before is seen, and no more than was asked for', () => {
  const seen = (pieces: number) => [look(order('COMPLETED', 4, pieces), 20, 30)];
  const findings = (end: number | null, pieces: number) =>
    orderStatesThatDoNotFit({ changes: [placed, refund(end)], readings: seen(pieces) });
  expect([findings(15, 1), findings(null, 1), findings(null, 0)]).toEqual([[], [], []]);
  expect(findings(15, 0)).toEqual(['order o had 0 pieces refunded, and must have between 1 and 1']);
  expect(findings(null, 2)).toHaveLength(1);
});
