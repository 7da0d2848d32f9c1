import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import type { Order } from '../domain/order.ts';
import { type RefundOrder, refundOrder } from '../domain/refund-order.ts';
import { eventsOf, placedAt } from './an-order.ts';

type OrderRefunded = Extract<OrderEvent, { readonly type: 'OrderRefunded' }>;

/** The refund of an order that was handed over: of one piece of its line `l1`, unless told otherwise. */
export function refunded(order: Order, command: Partial<RefundOrder> = {}): OrderRefunded {
  const decision = refundOrder(
    {
      refundId: `refund-${order.refunds.length + 1}`,
      lines: [{ lineId: 'l1', quantity: 1000, restock: true }],
      payments: null,
      reason: 'Spilt',
      refundedBy: null,
      ...command,
    },
    order,
    { timeZone: 'UTC', accounts: new Map() },
    placedAt,
  );
  const [event] = eventsOf(decision);
  if (event?.type !== 'OrderRefunded') throw new Error(`${event?.type} is no refund`);
  return event;
}
