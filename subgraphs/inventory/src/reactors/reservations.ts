import type { Reactor } from '@tillgraph/platform/consumers';
import { type ContextRuntime, reactorMetadata } from '@tillgraph/platform/subgraph';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { reservationCommands } from '../commands/reservations.ts';
import { quantitiesByProduct } from '../domain/answer-order.ts';

type Handled = 'OrderPlaced' | 'OrderCancelled' | 'OrderCompleted' | 'OrderShipped' | 'OrderRefunded';
type Order = Recorded<Extract<OrderEvent, { readonly type: Handled }>>;

const name = 'reservations';

/**
 * Inventory's part in the order saga: what is placed is reserved, what is sold is taken out, what is cancelled is
 * released, and what comes back fit to be sold again is put back.
 */
export function createReservations(runtime: ContextRuntime): Reactor {
  const reservations = reservationCommands(runtime);
  return {
    name,
    handles: {
      orders: [
        'OrderPlaced',
        'OrderCancelled',
        'OrderCompleted',
        'OrderShipped',
        'OrderRefunded',
      ] satisfies readonly Handled[],
    },
    react: async (event) => {
      const order = event as Order; // only these are handled
      const metadata = reactorMetadata(name, event);
      const { orderId } = order.data;
      switch (order.type) {
        case 'OrderPlaced':
          return reservations.reserve(orderId, quantitiesByProduct(order.data.lines), metadata);
        case 'OrderCancelled':
          return reservations.release(orderId, metadata);
        case 'OrderCompleted':
        case 'OrderShipped':
          return reservations.takeOut(orderId, metadata);
        case 'OrderRefunded': {
          const fit = order.data.lines.filter(({ restock }) => restock);
          return reservations.putBack(order.data, quantitiesByProduct(fit), metadata);
        }
      }
    },
  };
}
