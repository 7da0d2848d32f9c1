import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent, TakenPayment } from '@tillgraph/shared-domain/events/accounts';
import type { PaymentMethod } from '@tillgraph/shared-domain/events/orders';
import type { Money } from '@tillgraph/shared-domain/money';
import { payableFrom } from '@tillgraph/shared-domain/payment-accounts';
import type { AccountState } from './account.ts';
import { availableOf, type Booking, book, bookingRefusal } from './booking.ts';
import type { PaymentState } from './payment.ts';
import { bookingMessage } from './refusals.ts';

export interface TakePayments {
  readonly orderId: string;
  readonly orderNumber: number;
  readonly payments: readonly {
    readonly paymentId: string;
    readonly method: PaymentMethod;
    readonly amount: Money;
    /** Null: none was named, nor does the shop have one for the method. */
    readonly accountId: string | null;
  }[];
}

/** All of an order's payments, one after the other, or none. Nothing for an order that was answered before. */
export function takePayments(
  { orderId, orderNumber, payments }: TakePayments,
  state: PaymentState,
  accounts: ReadonlyMap<string, AccountState>,
  now: string,
): Decision<AccountsEvent> {
  if (state.status !== 'none') return accept();
  const balances = new Map(accounts);
  const events: AccountsEvent[] = [];
  const taken: TakenPayment[] = [];
  for (const { paymentId, method, amount, accountId } of payments) {
    const decline = (message: string, available: Money | null) =>
      accept<AccountsEvent>({ type: 'PaymentDeclined', data: { orderId, paymentId, message, available } });
    const account = accountId === null ? null : balances.get(accountId);
    if (!account) return decline('There is no account with the id that was given: choose another.', null);
    if (!payableFrom[method].includes(account.kind)) {
      return decline(`The account ${account.code} takes no ${method} payments: choose another.`, null);
    }
    const booking: Booking = {
      type: method === 'ACCOUNT' ? 'EXPENSE' : 'INCOME',
      amount,
      origin: 'ORDER_PAYMENT',
      description: `Order ${orderNumber}`,
      occurredAt: now,
      orderId,
      paymentId,
    };
    const refusal = bookingRefusal(account, booking);
    if (refusal?.reason === 'insufficientFunds') {
      // Nothing of the order is taken, so the account has what it had before the order's other payments.
      const available = availableOf(accounts.get(account.id) ?? account);
      return decline(bookingMessage(account, { ...refusal, available }), available);
    }
    if (refusal) return decline(bookingMessage(account, refusal), null);
    const booked = book(account, booking);
    balances.set(account.id, booked.account);
    events.push(booked.event);
    taken.push({ paymentId, ...booked.transaction, type: booking.type, amount });
  }
  return accept(...events, { type: 'PaymentTaken', data: { orderId, payments: taken } });
}
