import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent, TakenPayment } from '@tillgraph/shared-domain/events/accounts';
import type { AccountState } from './account.ts';
import { book, opposite } from './booking.ts';
import type { PaymentState } from './payment.ts';

/**
 * Gives back what a cancelled order's payments took. Never refused: not for an overdraft, nor on an account that was
 * closed meanwhile. Where nothing was taken yet, nothing will be.
 */
export function returnPayments(
  orderId: string,
  state: PaymentState,
  accounts: ReadonlyMap<string, AccountState>,
  now: string,
): Decision<AccountsEvent> {
  if (state.status === 'none') return accept({ type: 'PaymentCancelled', data: { orderId } });
  if (state.status !== 'taken') return accept();
  const balances = new Map(accounts);
  const events: AccountsEvent[] = [];
  const returned: TakenPayment[] = [];
  for (const { paymentId, accountId, transactionId, type, amount } of state.payments) {
    const account = balances.get(accountId);
    if (!account)
      throw new Error(`The account ${accountId} of the transaction ${transactionId} was not loaded.`);
    const booking = { type: opposite(type), amount } as const;
    const booked = book(account, {
      ...booking,
      origin: 'ORDER_REFUND',
      description: 'Order cancelled',
      occurredAt: now,
      orderId,
      paymentId,
    });
    balances.set(accountId, booked.account);
    events.push(booked.event);
    returned.push({ paymentId, ...booked.transaction, ...booking });
  }
  return accept(...events, { type: 'PaymentReturned', data: { orderId, payments: returned } });
}
