import { slotOf } from '@tillgraph/shared-domain/slot';
import { recordAll } from '@tillgraph/shared-domain/testing/given';
import { recordPayment } from '../domain/answer-payment.ts';
import { recordReservation } from '../domain/answer-stock.ts';
import { type Order, order } from '../domain/order.ts';
import { orderAfter, place } from '../testing/an-order.ts';
import { seenIn } from './seen.ts';

/** Placed and reserved, and paid at the counter where it is. */
function orderAt(outcome: 'reserved' | 'completed'): Order {
  const placed = place();
  const reserved = recordReservation(orderAfter(...placed));
  const events = [...placed, ...(reserved.accepted ? reserved.events : [])];
  const paid = recordPayment([], orderAfter(...events));
  const all = [...events, ...(outcome === 'completed' && paid.accepted ? paid.events : [])];
  const cause = { eventId: 'e1', context: 'inventory', epoch: 'first', slot: 7, position: 42 } as const;
  const state = recordAll('order-1', all).reduce(
    (folded, event) => order.evolve(folded, event.type === 'OrderReserved' ? { ...event, cause } : event),
    order.initialState,
  );
  if (state === null) throw new Error('It was not placed.');
  return state;
}

const stock = {
  context: 'inventory',
  epoch: 'first',
  positions: [
    { slot: 7, position: 42 },
    { slot: slotOf('stock-coffee'), position: 42 },
  ],
  inAnyEpoch: true,
};

test('who has seen a reserved order may ask for the stock that was reserved for it', () => {
  expect(seenIn(orderAt('reserved'))).toEqual([
    { context: 'catalog', epoch: 'test', positions: [{ slot: slotOf('order-1'), position: 2 }] },
    stock,
  ]);
});

test('who has seen an outcome may ask for what others did about it, too', () => {
  expect(seenIn(orderAt('completed'))).toEqual([
    {
      context: 'catalog',
      epoch: 'test',
      positions: [{ slot: slotOf('order-1'), position: 4 }],
      withEffects: true,
    },
    stock,
  ]);
});
