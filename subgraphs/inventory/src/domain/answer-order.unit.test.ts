import type { ReservationEvent, StockEvent } from '@tillgraph/shared-domain/events/inventory';
import { given } from '@tillgraph/shared-domain/testing/given';
import fc from 'fast-check';
import { type Answer, putBack, quantitiesByProduct, release, reserve, takeOut } from './answer-order.ts';
import { reservation } from './reservation.ts';
import { availableOf, stock } from './stock.ts';

/** Inventory's streams in memory. */
function inventory(pieces: Readonly<Record<string, number>>) {
  const stocks = new Map<string, StockEvent[]>(
    Object.entries(pieces).map(([productId, count]) => [
      productId,
      [
        {
          type: 'StockReceived',
          data: { productId, quantity: count * 1000, reference: null, unitCost: null },
        },
      ],
    ]),
  );
  const reservations = new Map<string, ReservationEvent[]>();
  const stockOf = (productId: string) => given(stock, ...(stocks.get(productId) ?? []));
  const reservationOf = (orderId: string) => given(reservation, ...(reservations.get(orderId) ?? []));
  const record = (orderId: string, answer: Answer) => {
    reservations.set(orderId, [...(reservations.get(orderId) ?? []), ...answer.reservation]);
    for (const event of answer.stock) {
      const { productId } = event.data;
      stocks.set(productId, [...(stocks.get(productId) ?? []), event]);
    }
    return answer;
  };
  return {
    stockOf,
    reservationOf,
    place: (orderId: string, lines: readonly { productId: string; quantity: number }[]) =>
      record(orderId, reserve(orderId, quantitiesByProduct(lines), reservationOf(orderId), stockOf)),
    cancel: (orderId: string) => record(orderId, release(orderId, reservationOf(orderId))),
    sell: (orderId: string) => record(orderId, takeOut(orderId, reservationOf(orderId))),
    refund: (orderId: string, refundId: string, lines: readonly { productId: string; quantity: number }[]) =>
      record(orderId, putBack(orderId, refundId, quantitiesByProduct(lines), reservationOf(orderId))),
  };
}

const line = (productId: string, pieces: number) => ({ productId, quantity: pieces * 1000 });
const nothing: Answer = { reservation: [], stock: [] };

test('an order is reserved whole, lines of one product added up', () => {
  const shop = inventory({ tea: 5, pot: 1 });
  const { reservation } = shop.place('1', [line('tea', 2), line('pot', 1), line('tea', 3)]);
  const quantities = [line('tea', 5), line('pot', 1)];
  expect(reservation).toEqual([{ type: 'StockReserved', data: { orderId: '1', quantities } }]);
  expect(shop.stockOf('tea')).toMatchObject({ onHand: 5000, reserved: 5000 });
});

test('an order that lacks something gets nothing, and hears what it lacks', () => {
  const shop = inventory({ tea: 5, pot: 1 });
  const { reservation, stock } = shop.place('1', [
    line('pot', 1),
    line('tea', 3),
    line('tea', 3),
    line('cup', 1),
  ]);
  expect(stock).toEqual([]);
  expect(reservation).toEqual([
    {
      type: 'StockRejected',
      data: {
        orderId: '1',
        shortages: [
          { productId: 'tea', requested: 6000, available: 5000 },
          { productId: 'cup', requested: 1000, available: 0 },
        ],
      },
    },
  ]);
});

test('a sold order’s pieces leave the hand', () => {
  const shop = inventory({ tea: 5 });
  shop.place('1', [line('tea', 2)]);
  shop.sell('1');
  expect(shop.stockOf('tea')).toMatchObject({ onHand: 3000, reserved: 0 });
  expect(shop.sell('1')).toEqual(nothing);
});

test('a cancelled order’s pieces are available again, once', () => {
  const shop = inventory({ tea: 5 });
  shop.place('1', [line('tea', 2)]);
  shop.cancel('1');
  expect(shop.stockOf('tea')).toMatchObject({ onHand: 5000, reserved: 0 });
  expect(shop.cancel('1')).toEqual(nothing);
});

test('a cancellation that comes first refuses the reservation that comes later', () => {
  const shop = inventory({ tea: 5 });
  expect(shop.cancel('1').reservation).toEqual([{ type: 'ReservationReleased', data: { orderId: '1' } }]);
  expect(shop.place('1', [line('tea', 1)])).toEqual(nothing);
});

test('a rejected order’s cancellation changes nothing', () => {
  const shop = inventory({});
  shop.place('1', [line('tea', 1)]);
  expect(shop.cancel('1')).toEqual(nothing);
});

test('what was never reserved is never sold', () => {
  expect(() => inventory({}).sell('1')).toThrow('without a reservation');
});

test('what comes back with a refund is on hand again, once for each refund', () => {
  const shop = inventory({ tea: 5, pot: 1 });
  shop.place('1', [line('tea', 5)]);
  shop.sell('1');
  const { reservation } = shop.refund('1', 'r1', [line('tea', 1), line('tea', 2)]);
  expect(reservation).toEqual([
    { type: 'StockReturned', data: { orderId: '1', refundId: 'r1', quantities: [line('tea', 3)] } },
  ]);
  expect(shop.refund('1', 'r1', [line('tea', 3)])).toEqual(nothing);
  expect(shop.stockOf('tea')).toMatchObject({ onHand: 3000, reserved: 0 });
  shop.refund('1', 'r2', [line('tea', 1)]);
  expect(shop.stockOf('tea').onHand).toBe(4000);
  expect(shop.refund('1', 'r3', [])).toEqual(nothing);
});

test('nothing comes back of what was not taken out', () => {
  const shop = inventory({ tea: 5 });
  shop.place('1', [line('tea', 2)]);
  expect(() => shop.refund('1', 'r1', [line('tea', 1)])).toThrow('before its stock was taken out');
});

test('stock is promised once and conserved, whatever orders come, cancel, come back and repeat', () => {
  const orderId = fc.constantFrom('1', '2', '3', '4');
  const lines = fc.array(
    fc.tuple(fc.constantFrom('tea', 'pot'), fc.integer({ min: 1, max: 6 })).map(([id, n]) => line(id, n)),
    { minLength: 1, maxLength: 4 },
  );
  const step = fc.oneof(
    fc.record({ kind: fc.constant('place' as const), orderId, lines }),
    fc.record({ kind: fc.constant('cancel' as const), orderId }),
    fc.record({ kind: fc.constant('sell' as const), orderId }),
    fc.record({
      kind: fc.constant('refund' as const),
      orderId,
      refundId: fc.constantFrom('r1', 'r2'),
      lines,
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const shop = inventory({ tea: 10, pot: 4 });
      const sold = { tea: 0, pot: 0 };
      const held = new Map<string, readonly { productId: string; quantity: number }[]>();
      for (const step of steps) {
        const state = shop.reservationOf(step.orderId);
        if (step.kind === 'place') {
          const [answer] = shop.place(step.orderId, step.lines).reservation;
          if (answer?.type === 'StockReserved') held.set(step.orderId, answer.data.quantities);
        } else if (step.kind === 'cancel') {
          shop.cancel(step.orderId);
          held.delete(step.orderId);
        } else if (step.kind === 'refund') {
          if (state?.status !== 'TAKEN_OUT') continue;
          for (const { data } of shop.refund(step.orderId, step.refundId, step.lines).stock) {
            if ('quantity' in data) sold[data.productId as keyof typeof sold] -= data.quantity;
          }
        } else if (state?.status === 'RESERVED') {
          shop.sell(step.orderId);
          for (const { productId, quantity } of held.get(step.orderId) ?? []) {
            sold[productId as keyof typeof sold] += quantity;
          }
          held.delete(step.orderId);
        }
      }
      for (const [productId, pieces] of [
        ['tea', 10],
        ['pot', 4],
      ] as const) {
        const promised = [...held.values()].flat().filter((quantity) => quantity.productId === productId);
        expect(shop.stockOf(productId).onHand).toBe(pieces * 1000 - sold[productId]);
        expect(shop.stockOf(productId).reserved).toBe(
          promised.reduce((sum, { quantity }) => sum + quantity, 0),
        );
        expect(availableOf(shop.stockOf(productId))).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
