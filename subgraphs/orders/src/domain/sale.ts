import type { RequestedPayment, Sale } from '@tillgraph/shared-domain/events/orders';
import type { Order, Payment } from './order.ts';

/** What is told to those who count sales. */
export const saleOf = (order: Order): Sale => ({
  number: order.number,
  customerId: order.customerId,
  cashierId: order.cashierId,
  businessDate: order.businessDate,
  lines: order.lines.map(({ note: _note, refundedQuantity: _refunded, ...line }) => line),
  discountTotal: order.discountTotal,
  subtotal: order.subtotal,
  taxTotal: order.taxTotal,
  total: order.total,
  payments: order.payments.map(requested),
});

/** A payment as it was asked for, with the account that took it where one did. */
export const requested = ({
  reference: _reference,
  status: _status,
  takenAt: _takenAt,
  refunded: _refunded,
  ...payment
}: Payment): RequestedPayment => payment;
