import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OrderEvent, RefundedLine, RefundPayment } from '@tillgraph/shared-domain/events/orders';
import { add, type Money } from '@tillgraph/shared-domain/money';
import { erasedText } from '@tillgraph/shared-domain/person';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import { withReferences } from './payment-references.ts';

/** What was taken back of an order, and given back for it. */
export interface Refund {
  readonly refundId: string;
  readonly lines: readonly RefundedLine[];
  readonly taxTotal: Money;
  readonly total: Money;
  readonly payments: readonly (RefundPayment & { readonly reference: string | null })[];
  readonly reason: string;
  readonly refundedBy: string | null;
  readonly refundedAt: string;
  readonly businessDate: string;
}

type OrderRefunded = Extract<OrderEvent, { readonly type: 'OrderRefunded' }>;

export const refundOf = ({ data, personal, recordedAt }: Recorded<OrderRefunded>): Refund => ({
  refundId: data.refundId,
  lines: data.lines,
  taxTotal: data.taxTotal,
  total: data.total,
  payments: withReferences(data.payments, data.references ?? personal?.references),
  reason: data.reason ?? personal?.reason ?? erasedText,
  refundedBy: data.refundedBy,
  refundedAt: recordedAt,
  businessDate: data.businessDate,
});

interface Returnable {
  readonly lineId: string;
  readonly refundedQuantity: Quantity;
}

/** A refund may name a line twice: what is fit to be sold again, and what is not. */
export const refundedLine =
  ({ lines }: OrderRefunded['data']) =>
  <Line extends Returnable>(line: Line): Line => ({
    ...line,
    refundedQuantity: lines
      .filter(({ lineId }) => lineId === line.lineId)
      .reduce((sum, { quantity }) => sum + quantity, line.refundedQuantity),
  });

interface GivenBack {
  readonly paymentId: string;
  readonly refunded: Money;
}

export const refundedPayment =
  ({ payments }: OrderRefunded['data']) =>
  <Payment extends GivenBack>(payment: Payment): Payment => ({
    ...payment,
    refunded: payments
      .filter(({ refundedPaymentId }) => refundedPaymentId === payment.paymentId)
      .reduce((sum, { amount }) => add(sum, amount), payment.refunded),
  });
