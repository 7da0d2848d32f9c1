import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { TransactionEvent, TransactionType } from '@tillgraph/shared-domain/events/accounts';
import type { Account } from './account.ts';
import { type Booking, book, bookingRefusal } from './booking.ts';
import { type BookingPaths, bookingError } from './refusals.ts';
import { nextTransaction } from './transaction-id.ts';

export interface Side {
  readonly account: Account;
  readonly type: TransactionType;
  readonly paths: BookingPaths;
  /** The customer whose key its texts are written under. */
  readonly about?: string | null;
}

/** One amount on two different accounts, each side the other's counterpart: both are booked, or neither. */
export function bookBothSides(
  shared: Pick<Booking, 'amount' | 'origin' | 'description' | 'occurredAt'>,
  [first, second]: readonly [Side, Side],
): Decision<TransactionEvent> {
  const events: TransactionEvent[] = [];
  for (const [{ account, type, paths, about = null }, other] of [
    [first, second],
    [second, first],
  ] as const) {
    const booking: Booking = { ...shared, type, about, counterpart: nextTransaction(other.account) };
    const refusal = bookingRefusal(account, booking);
    if (refusal) return refuse(bookingError(account, refusal, paths));
    events.push(book(account, booking).event);
  }
  return accept(...events);
}
