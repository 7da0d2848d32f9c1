import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { Shortage } from '@tillgraph/shared-domain/events/inventory';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { paid } from './answer-payment.ts';
import type { Order } from './order.ts';
import { requested } from './sale.ts';

// Inventory's answers. A repeated one, and one to an order that went on meanwhile, change nothing: inventory hears
// of the cancellation and releases by itself.

/** All of the order's stock is reserved: now its payments are asked for. Where there is nothing to pay, it is paid. */
export function recordReservation(order: Order | null): Decision<OrderEvent> {
  if (order?.status !== 'PENDING') return accept();
  const reserved: OrderEvent = {
    type: 'OrderReserved',
    data: { orderId: order.id, number: order.number, payments: order.payments.map(requested) },
  };
  return accept(reserved, ...(order.total.minor === 0 ? paid(order, []) : []));
}

/** None of its stock is reserved. */
export function rejectForStock(shortages: readonly Shortage[], order: Order | null): Decision<OrderEvent> {
  if (order?.status !== 'PENDING') return accept();
  return accept({
    type: 'OrderCancelled',
    data: {
      orderId: order.id,
      reason: 'OUT_OF_STOCK',
      message: 'There is not enough in stock.',
      shortages,
      declinedPaymentId: null,
      available: null,
    },
  });
}
