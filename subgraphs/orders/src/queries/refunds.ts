import { type Money, zero } from '@tillgraph/shared-domain/money';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import type { Order, OrderLine, Payment } from '../domain/order.ts';
import type { Refund } from '../domain/refund.ts';

export interface RefundView extends Omit<Refund, 'lines' | 'payments'> {
  readonly lines: readonly RefundLine[];
  readonly payments: readonly Payment[];
}

export interface RefundLine {
  readonly line: OrderLine;
  readonly quantity: Quantity;
  readonly restocked: boolean;
  readonly total: Money;
}

/** Oldest first, with the order's lines as they are now. */
export const refundsOf = (order: Order): readonly RefundView[] =>
  order.refunds.map((refund) => ({
    ...refund,
    lines: refund.lines.flatMap(({ lineId, quantity, restock, total }) => {
      const line = order.lines.find((candidate) => candidate.lineId === lineId);
      return line ? [{ line, quantity, restocked: restock, total }] : [];
    }),
    payments: refund.payments.map(givenBack),
  }));

/** Giving back is never refused, so it is done as soon as it is decided. */
const givenBack = ({ refundedPaymentId: _, ...payment }: Refund['payments'][number]): Payment => ({
  ...payment,
  status: 'RETURNED',
  tendered: null,
  change: null,
  takenAt: null,
  refunded: zero(payment.amount.currency),
});
