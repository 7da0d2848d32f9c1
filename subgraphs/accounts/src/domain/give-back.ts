import type { AccountsEvent, TakenPayment } from '@tillgraph/shared-domain/events/accounts';
import type { AccountState } from './account.ts';
import { book } from './booking.ts';

interface GivenBack {
  readonly orderId: string;
  readonly description: string;
  readonly payments: readonly Omit<TakenPayment, 'transactionId'>[];
}

interface Bookings {
  readonly events: readonly AccountsEvent[];
  readonly booked: readonly TakenPayment[];
}

/** Never refused: not for an overdraft, nor on an account that was closed meanwhile. All accounts must be loaded. */
export function giveBack(
  { orderId, description, payments }: GivenBack,
  accounts: ReadonlyMap<string, AccountState>,
  now: string,
): Bookings {
  const balances = new Map(accounts);
  const events: AccountsEvent[] = [];
  const booked: TakenPayment[] = [];
  for (const { paymentId, accountId, type, amount } of payments) {
    const account = balances.get(accountId);
    if (!account) throw new Error(`The order ${orderId} gives back on ${accountId}, which was not loaded.`);
    const booking = {
      type,
      amount,
      origin: 'ORDER_REFUND',
      description,
      occurredAt: now,
      orderId,
      paymentId,
    } as const;
    const { event, transaction, account: after } = book(account, booking);
    balances.set(accountId, after);
    events.push(event);
    booked.push({ paymentId, ...transaction, type, amount });
  }
  return { events, booked };
}
