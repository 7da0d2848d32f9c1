import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { Order } from './order.ts';
import { saleOf } from './sale.ts';

/** Counter orders are completed with their payment, so a paid one is a delivery. */
export function shipOrder(order: Order): Decision<OrderEvent> {
  return order.status === 'PAID'
    ? accept({ type: 'OrderShipped', data: { orderId: order.id, sale: saleOf(order) } })
    : refuse(
        stateNotAllowed(`Only a paid delivery can be shipped; this order is ${order.status}.`, [
          'input',
          'orderId',
        ]),
      );
}
