import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { customerPerson } from '@tillgraph/shared-domain/person';
import { stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { Order } from './order.ts';

/** What was reserved and taken is given back by inventory and accounts, which hear of it. */
export function cancelOrder(message: string | null, order: Order): Decision<OrderEvent> {
  switch (order.status) {
    case 'PENDING':
    case 'RESERVED':
    case 'PAID':
      return accept(onRequest(order, message));
    case 'CANCELLED':
      return refuse(stateNotAllowed('The order is cancelled already.', ['input', 'orderId']));
    case 'COMPLETED':
    case 'SHIPPED':
      return refuse(
        stateNotAllowed('The goods were handed over: the order cannot be cancelled any more.', [
          'input',
          'orderId',
        ]),
      );
  }
}

/** Money that was taken is given back only by those who may refund. */
export const givesMoneyBack = (order: Order): boolean => order.status === 'PAID';

/** For an order that stock or accounts did not answer in time; one that went on is left alone. */
export function timeOutOrder(order: Order | null): Decision<OrderEvent> {
  return order?.status === 'PENDING' || order?.status === 'RESERVED'
    ? accept(cancelled(order, 'TIMED_OUT', 'It was not reserved and paid in time.'))
    : accept();
}

/** The words of who cancels are the customer's, where there is one. */
function onRequest(order: Order, message: string | null): OrderEvent {
  if (message === null || order.customerId === null) {
    return cancelled(order, 'REQUESTED', message ?? 'Cancelled on request.');
  }
  const { type, data } = cancelled(order, 'REQUESTED');
  return { type, data, personal: { message }, person: customerPerson(order.customerId) };
}

const cancelled = (order: Order, reason: 'REQUESTED' | 'TIMED_OUT', message?: string) => ({
  type: 'OrderCancelled' as const,
  data: {
    orderId: order.id,
    reason,
    ...(message !== undefined && { message }),
    shortages: [],
    declinedPaymentId: null,
    available: null,
  },
});
