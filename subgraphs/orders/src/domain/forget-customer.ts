import { erasedText } from '@tillgraph/shared-domain/person';
import type { Order } from './order.ts';

/** What a customer's order folds to without the customer's key: sums and states stay, what people wrote does not. */
export function forgetCustomer(order: Order): Order {
  const forgotten = {
    ...order,
    lines: order.lines.map((line) => ({ ...line, note: null })),
    payments: order.payments.map(withoutReference),
    refunds: order.refunds.map((refund) => ({
      ...refund,
      payments: refund.payments.map(withoutReference),
      reason: erasedText,
    })),
    deliveryAddress: null,
    note: null,
  };
  if (forgotten.status !== 'CANCELLED' || !forgotten.cancellation.isPersonal) return forgotten;
  return { ...forgotten, cancellation: { ...forgotten.cancellation, message: erasedText } };
}

const withoutReference = <Payment extends object>(payment: Payment) => ({ ...payment, reference: null });
