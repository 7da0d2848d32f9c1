import { orderEvent } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** No more pieces of a line come back than were sold, and no more money than was paid; nor of any one payment. */
export const refundStaysWithinSale: CreateInvariant = (tell) => {
  /** What is left of each order, of its lines (pieces) and of its payments (minor units), by id. */
  const left = new Map<string, number>();
  return {
    see(event) {
      const order = orderEvent(event);
      const take = (id: string, amount: number, what: string) => {
        const rest = (left.get(id) ?? 0) - amount;
        left.set(id, rest);
        if (rest < 0) tell(event, `version ${event.version} refunds ${-rest} more of ${what} than there was`);
      };
      if (order?.type === 'OrderPlaced') {
        const { orderId, total, lines, payments } = order.data;
        left.set(orderId, total.minor);
        for (const { lineId, quantity } of lines) left.set(`${orderId} ${lineId}`, quantity);
        for (const { paymentId, amount } of payments) left.set(paymentId, amount.minor);
      } else if (order?.type === 'OrderRefunded') {
        const { orderId, total, lines, payments } = order.data;
        take(orderId, total.minor, 'the order');
        for (const { lineId, quantity } of lines)
          take(`${orderId} ${lineId}`, quantity, `the line ${lineId}`);
        for (const { refundedPaymentId, amount } of payments) {
          if (refundedPaymentId !== null)
            take(refundedPaymentId, amount.minor, `the payment ${refundedPaymentId}`);
        }
      } else if (order?.type === 'OrderCancelled') {
        left.delete(order.data.orderId);
      }
    },
    end: () => undefined,
  };
};
