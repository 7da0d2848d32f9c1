import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent } from '@tillgraph/shared-domain/events/accounts';
import type { RefundPayment } from '@tillgraph/shared-domain/events/orders';
import type { AccountState } from './account.ts';
import { giveBack } from './give-back.ts';
import type { PaymentState } from './payment.ts';

export interface RefundPayments {
  readonly orderId: string;
  readonly orderNumber: number;
  readonly refundId: string;
  readonly payments: readonly RefundPayment[];
}

/** Books what a refund gives back, once. Throws for an order that was not paid: only what was sold is refunded. */
export function refundPayments(
  { orderId, orderNumber, refundId, payments: refunded }: RefundPayments,
  state: PaymentState,
  accounts: ReadonlyMap<string, AccountState>,
  now: string,
): Decision<AccountsEvent> {
  if (state.status !== 'taken') throw new Error(`The order ${orderId} is refunded, and is ${state.status}.`);
  if (state.refundIds.includes(refundId)) return accept();
  const payments = refunded.map(({ paymentId, method, accountId, amount }) => ({
    paymentId,
    accountId,
    type: method === 'ACCOUNT' ? ('INCOME' as const) : ('EXPENSE' as const),
    amount,
  }));
  const description = `Refund of order ${orderNumber}`;
  const { events, booked } = giveBack({ orderId, description, payments }, accounts, now);
  return accept(...events, { type: 'PaymentRefunded', data: { orderId, refundId, payments: booked } });
}
