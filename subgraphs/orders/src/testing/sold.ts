import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { houseAccountFor } from '@tillgraph/shared-domain/payment-accounts';
import { recordPayment } from '../domain/answer-payment.ts';
import { recordReservation } from '../domain/answer-stock.ts';
import type { PlaceOrder } from '../domain/place-order.ts';
import type { Known } from '../domain/references.ts';
import { eventsOf, orderAfter, place } from './an-order.ts';

/** The events of an order that was placed, reserved, and taken by accounts: sold at the counter, or to be shipped. */
export function sold(command: Partial<PlaceOrder> = {}, facts?: Known): readonly OrderEvent[] {
  const placed = place(command, facts);
  const reserved = [...placed, ...eventsOf(recordReservation(orderAfter(...placed)))];
  const payments = orderAfter(...reserved).payments.map(({ paymentId, method, accountId }) => ({
    paymentId,
    accountId: accountId ?? houseAccountFor[method] ?? 'unnamed',
  }));
  return [...reserved, ...eventsOf(recordPayment(payments, orderAfter(...reserved)))];
}
