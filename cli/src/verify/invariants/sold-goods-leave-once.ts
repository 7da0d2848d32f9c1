import { orderEvent, reservationEvent } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/**
 * An order's goods are reserved at most once, and then leave or are free again: they leave with an order that is handed
 * over, as soon as inventory has answered, and with no other.
 */
export const soldGoodsLeaveOnce: CreateInvariant = (tell, answers) => {
  const orders = new Map<string, { isHandedOver: boolean; isCancelled: boolean; isAnswered: boolean }>();
  const reservations = new Map<string, Reservation>();
  return {
    see(event) {
      const order = orderEvent(event);
      if (
        order?.type === 'OrderCompleted' ||
        order?.type === 'OrderShipped' ||
        order?.type === 'OrderCancelled'
      ) {
        const isCancelled = order.type === 'OrderCancelled';
        const isAnswered = answers.isAnswered('inventory', event);
        orders.set(order.data.orderId, { isHandedOver: !isCancelled, isCancelled, isAnswered });
      }
      const reservation = reservationEvent(event);
      if (!reservation) return;
      const { orderId } = reservation.data;
      const next = following[reservation.type]?.[reservations.get(orderId) ?? 'none'];
      if (next) reservations.set(orderId, next);
      else tell(event, `version ${event.version}, ${reservation.type}, comes out of turn`);
    },
    end() {
      for (const [orderId, { isHandedOver, isCancelled, isAnswered }] of orders) {
        const where = { context: 'inventory', stream: `reservation-${orderId}` } as const;
        const reservation = reservations.get(orderId);
        if (isHandedOver && isAnswered && reservation !== 'taken out') {
          tell(where, 'its order is handed over, and its goods have not left');
        }
        if (isCancelled && reservation === 'taken out')
          tell(where, 'its order is cancelled, and its goods have left');
        if (isCancelled && isAnswered && reservation === 'reserved') {
          tell(where, 'its order is cancelled, and its goods are still reserved');
        }
      }
    },
  };
};

type Reservation = 'none' | 'reserved' | 'rejected' | 'released' | 'taken out';

const following: Readonly<Record<string, Partial<Readonly<Record<Reservation, Reservation>>>>> = {
  StockReserved: { none: 'reserved' },
  StockRejected: { none: 'rejected' },
  ReservationReleased: { none: 'released', reserved: 'released' },
  ReservationTakenOut: { reserved: 'taken out' },
  StockReturned: { 'taken out': 'taken out' },
};
