import { businessDateOf } from '@tillgraph/shared-domain/business-date';
import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { add, zero } from '@tillgraph/shared-domain/money';
import { customerPerson } from '@tillgraph/shared-domain/person';
import { stateNotAllowed, type UserError } from '@tillgraph/shared-domain/user-error';
import type { Order } from './order.ts';
import { type ReturnedPieces, refundLines } from './refund-lines.ts';
import type { OfferedPayment } from './settle-payments.ts';
import { type KnownAccounts, settleRefund } from './settle-refund.ts';

export interface RefundOrder {
  readonly refundId: string;
  readonly lines: readonly ReturnedPieces[];
  /** Null: to the payments that the order was paid with. */
  readonly payments: readonly OfferedPayment[] | null;
  readonly reason: string;
  readonly refundedBy: string | null;
}

export interface RefundTerms {
  readonly timeZone: string;
  /** Those that the command names. */
  readonly accounts: KnownAccounts;
}

/** Takes back what was handed over. `now` is when it is recorded. */
export function refundOrder(
  command: RefundOrder,
  order: Order,
  { timeZone, accounts }: RefundTerms,
  now: string,
): Decision<OrderEvent> {
  if (order.status !== 'COMPLETED' && order.status !== 'SHIPPED') return refuse(notHandedOver(order));
  const refunded = refundLines(order.lines, command.lines);
  if (!refunded.ok) return refuse(...refunded.errors);
  const sum = (field: 'subtotal' | 'taxTotal' | 'total') =>
    refunded.lines.reduce((amount, line) => add(amount, line[field]), zero(order.total.currency));
  const total = sum('total');
  const settled = settleRefund(command, order.payments, total, accounts);
  if (!settled.ok) return refuse(...settled.errors);
  const { payments, references } = settled;
  const words = { reason: command.reason, ...(references.length > 0 && { references }) };
  const { customerId } = order;
  const data = {
    orderId: order.id,
    refundId: command.refundId,
    number: order.number,
    customerId,
    cashierId: order.cashierId,
    refundedBy: command.refundedBy,
    businessDate: businessDateOf(now, timeZone),
    lines: refunded.lines,
    subtotal: sum('subtotal'),
    taxTotal: sum('taxTotal'),
    total,
    payments,
  };
  return accept({
    type: 'OrderRefunded',
    ...(customerId === null
      ? { data: { ...data, ...words } }
      : { data, personal: words, person: customerPerson(customerId) }),
  });
}

const notHandedOver = ({ status }: Order): UserError =>
  stateNotAllowed(
    status === 'CANCELLED'
      ? 'The order is cancelled: what it took was given back.'
      : `Only what was handed over can be refunded; this order is ${status}: cancel it instead.`,
    ['input', 'orderId'],
  );
