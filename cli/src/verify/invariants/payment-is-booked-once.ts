import { orderEvent, transaction } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/**
 * Each payment of an order, and of its refunds, is booked at most once, with its amount; and given back at most once, by
 * a cancellation. No payment is booked that no order asked for.
 */
export const paymentIsBookedOnce: CreateInvariant = (tell) => {
  const payments = new Map<string, AskedPayment>();
  let lastOrderEvent = 0;
  return {
    see(event) {
      const order = orderEvent(event);
      if (order) {
        lastOrderEvent = event.position;
        if (order.type === 'OrderPlaced') {
          for (const { paymentId, amount } of order.data.payments) {
            payments.set(paymentId, { minor: amount.minor, isRefund: false, taken: 0, back: 0 });
          }
        }
        if (order.type === 'OrderRefunded') {
          for (const { paymentId, amount } of order.data.payments) {
            payments.set(paymentId, { minor: amount.minor, isRefund: true, taken: 0, back: 0 });
          }
        }
      }
      const booked = transaction(event);
      if (!booked || booked.data.paymentId === null) return;
      const { paymentId, amount, origin } = booked.data;
      const payment = payments.get(paymentId);
      if (!payment) {
        // What was ordered after the orders were read is not known.
        if ((event.cause?.position ?? 0) <= lastOrderEvent) {
          tell(event, `version ${event.version} books the payment ${paymentId}, which no order has`);
        }
        return;
      }
      if (origin === 'ORDER_PAYMENT') payment.taken += 1;
      else payment.back += 1;
      if (payment.taken > (payment.isRefund ? 0 : 1)) {
        tell(event, `version ${event.version} takes the payment ${paymentId} again`);
      }
      if (payment.back > (payment.isRefund ? 1 : payment.taken)) {
        tell(
          event,
          `version ${event.version} gives the payment ${paymentId} back again, or before it was taken`,
        );
      }
      if (amount.minor !== payment.minor) {
        tell(
          event,
          `version ${event.version} books ${amount.minor} for the payment ${paymentId} of ${payment.minor}`,
        );
      }
    },
    end: () => undefined,
  };
};

interface AskedPayment {
  readonly minor: number;
  readonly isRefund: boolean;
  taken: number;
  back: number;
}
