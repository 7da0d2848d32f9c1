import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import type { Money } from '@tillgraph/shared-domain/money';
import type { Order } from './order.ts';
import { saleOf } from './sale.ts';

// Accounts' answers. A repeated one, and one to an order that went on meanwhile, change nothing: accounts hears of
// the cancellation and gives back by itself.

interface PaymentAccount {
  readonly paymentId: string;
  readonly accountId: string;
}

export function recordPayment(
  payments: readonly PaymentAccount[],
  order: Order | null,
): Decision<OrderEvent> {
  return order?.status === 'RESERVED' ? accept(...paid(order, payments)) : accept();
}

/** At the counter the goods are handed over with the payment: one append, so that no order stands between. */
export function paid(order: Order, payments: readonly PaymentAccount[]): readonly OrderEvent[] {
  const data = {
    orderId: order.id,
    payments: payments.map(({ paymentId, accountId }) => ({ paymentId, accountId })),
  };
  const accounts = new Map(payments.map(({ paymentId, accountId }) => [paymentId, accountId]));
  const charged = order.payments.map((payment) => ({
    ...payment,
    accountId: accounts.get(payment.paymentId) ?? payment.accountId,
  }));
  return order.fulfilmentMethod === 'COUNTER'
    ? [
        { type: 'OrderPaid', data },
        {
          type: 'OrderCompleted',
          data: { orderId: order.id, sale: saleOf({ ...order, payments: charged }) },
        },
      ]
    : [{ type: 'OrderPaid', data }];
}

export interface DeclinedPayment {
  readonly paymentId: string;
  readonly message: string;
  readonly available: Money | null;
}

export function declinePayment(declined: DeclinedPayment, order: Order | null): Decision<OrderEvent> {
  if (order?.status !== 'RESERVED') return accept();
  return accept({
    type: 'OrderCancelled',
    data: {
      orderId: order.id,
      reason: 'PAYMENT_DECLINED',
      message: declined.message,
      shortages: [],
      declinedPaymentId: declined.paymentId,
      available: declined.available,
    },
  });
}

/** Accounts gave back what it had taken for a cancelled order, also when the order never heard of the taking. */
export function recordReturn(paymentIds: readonly string[], order: Order | null): Decision<OrderEvent> {
  if (order?.status !== 'CANCELLED') return accept();
  const open = order.payments
    .filter(({ paymentId, status }) => paymentIds.includes(paymentId) && status !== 'RETURNED')
    .map(({ paymentId }) => paymentId);
  return open.length === 0
    ? accept()
    : accept({ type: 'OrderPaymentsReturned', data: { orderId: order.id, paymentIds: open } });
}
