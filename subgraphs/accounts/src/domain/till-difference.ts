import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { type Money, subtract } from '@tillgraph/shared-domain/money';
import type { Account } from './account.ts';
import { type Booking, book, bookingRefusal } from './booking.ts';
import { type BookingPaths, bookingError } from './refusals.ts';

/** What was counted beyond the drawer's balance, or less: then the balance is what was counted. */
export function bookDifference(
  drawer: Account,
  counted: Money,
  description: string,
  paths: BookingPaths,
  now: string,
): Decision<TransactionEvent> {
  if (counted.currency !== drawer.currencyCode) {
    return refuse(bookingError(drawer, { reason: 'foreignCurrency' }, paths));
  }
  const { minor, currency } = subtract(counted, drawer.balance);
  if (minor === 0) return accept();
  const booking: Booking = {
    type: minor > 0 ? 'INCOME' : 'EXPENSE',
    amount: { minor: Math.abs(minor), currency },
    origin: 'TILL_DIFFERENCE',
    description,
    occurredAt: now,
  };
  const refusal = bookingRefusal(drawer, booking);
  return refusal ? refuse(bookingError(drawer, refusal, paths)) : accept(book(drawer, booking).event);
}
