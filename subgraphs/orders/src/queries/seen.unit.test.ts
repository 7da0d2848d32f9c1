import { slotOf } from '@tillgraph/shared-domain/slot';
import { recordAll } from '@tillgraph/shared-domain/testing/given';
import { recordReservation } from '../domain/answer-stock.ts';
import { order } from '../domain/order.ts';
import { orderAfter, place } from '../testing/an-order.ts';
import { seenIn } from './seen.ts';

test('who has seen a reserved order may ask for the stock that was reserved for it', () => {
  const placed = place();
  const decision = recordReservation(orderAfter(...placed));
  const events = recordAll('order-1', [...placed, ...(decision.accepted ? decision.events : [])]);
  const cause = { eventId: 'e1', context: 'inventory', epoch: 'first', slot: 7, position: 42 } as const;
  const state = events.reduce(
    (folded, event) => order.evolve(folded, event.type === 'OrderReserved' ? { ...event, cause } : event),
    order.initialState,
  );
  expect(state && seenIn(state)).toEqual([
    { context: 'catalog', epoch: 'test', positions: [{ slot: slotOf('order-1'), position: 2 }] },
    {
      context: 'inventory',
      epoch: 'first',
      positions: [
        { slot: 7, position: 42 },
        { slot: slotOf('stock-coffee'), position: 42 },
      ],
    },
  ]);
});
