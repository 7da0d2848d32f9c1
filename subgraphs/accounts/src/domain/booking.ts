import type {
  TransactionData,
  TransactionEvent,
  TransactionOrigin,
  TransactionTexts,
  TransactionType,
} from '@tillgraph/shared-domain/events/accounts';
import { add, type Money, maxMinor, subtract, withinBounds } from '@tillgraph/shared-domain/money';
import { customerPerson, erasedText } from '@tillgraph/shared-domain/person';
import { type Account, afterBooking } from './account.ts';
import { openSessionOf } from './till-session.ts';
import { nextTransaction, type TransactionReference } from './transaction-id.ts';

/** As decided, or as read: then its texts may have been forgotten. */
export interface StatedTransaction extends Pick<TransactionEvent, 'type' | 'data'> {
  readonly personal?: TransactionTexts | null;
}

/** What is to be booked. Fields that are absent are none. */
export interface Booking {
  readonly type: TransactionType;
  /** Above zero, in the account's currency. */
  readonly amount: Money;
  readonly origin: TransactionOrigin;
  readonly description: string;
  readonly occurredAt: string;
  readonly category?: string | null;
  /** The customer whose key its texts are written under. */
  readonly about?: string | null;
  readonly orderId?: string;
  readonly paymentId?: string;
  readonly counterpart?: TransactionReference;
  readonly reversalOf?: NonNullable<TransactionData['reversalOf']>;
}

export interface Booked {
  readonly event: TransactionEvent;
  readonly transaction: TransactionReference;
  /** The account after it, for the next booking of the same command. */
  readonly account: Account;
}

/** Books without asking whether it may be: see `bookingRefusal`. */
export function book(account: Account, booking: Booking): Booked {
  const { type, amount } = booking;
  const transaction = nextTransaction(account);
  const data: TransactionData = {
    ...transaction,
    accountKind: account.kind,
    amount,
    balanceAfter: balanceAfter(account, booking),
    totalIncomeAfter: type === 'INCOME' ? add(account.totalIncome, amount) : account.totalIncome,
    origin: booking.origin,
    occurredAt: booking.occurredAt,
    orderId: booking.orderId ?? null,
    paymentId: booking.paymentId ?? null,
    tillSessionId: openSessionOf(account)?.id ?? null,
    counterpart: booking.counterpart ?? null,
    reversalOf: booking.reversalOf ?? null,
  };
  const texts: TransactionTexts = { description: booking.description, category: booking.category ?? null };
  const event: TransactionEvent = {
    type: type === 'INCOME' ? 'IncomeRecorded' : 'ExpenseRecorded',
    ...(booking.about == null
      ? { data: { ...data, ...texts } }
      : { data, personal: texts, person: customerPerson(booking.about) }),
  };
  return { event, transaction, account: afterBooking(account, event) };
}

/** Whose transaction it is: the account's customer, else the one whose account is on its other side. */
export const aboutWhom = (account: Account, other: Account | null = null): string | null =>
  account.customerId ?? other?.customerId ?? null;

/** What people wrote on a transaction, as far as it was not forgotten. */
export function textsOf({ data, personal }: StatedTransaction): TransactionTexts {
  const { description, category = null } = data;
  if (description !== undefined) return { description, category };
  return personal ?? forgottenTexts;
}

/** What is left of them when the key that they were under was deleted. */
export const forgottenTexts: TransactionTexts = { description: erasedText, category: null };

export type BookingRefusal =
  | { readonly reason: 'closed' }
  | { readonly reason: 'foreignCurrency' }
  | { readonly reason: 'insufficientFunds'; readonly available: Money }
  /** The balance would leave what an amount may be, or all income so far what can be reckoned with. */
  | { readonly reason: 'tooMuch' };

/** Why a booking that may be refused is refused; undefined: it is not. */
export function bookingRefusal(
  account: Account,
  booking: Pick<Booking, 'type' | 'amount'>,
): BookingRefusal | undefined {
  if (!account.active) return { reason: 'closed' };
  if (booking.amount.currency !== account.currencyCode) return { reason: 'foreignCurrency' };
  const balance = balanceAfter(account, booking);
  if (booking.type === 'EXPENSE' && balance.minor < -account.overdraftLimit.minor) {
    return { reason: 'insufficientFunds', available: availableOf(account) };
  }
  const isFull =
    booking.type === 'INCOME' && account.totalIncome.minor + booking.amount.minor > maxTotalIncome;
  if (isFull || !withinBounds(balance)) return { reason: 'tooMuch' };
  return undefined;
}

/** What an expense may take at most: below zero where a limit was lowered below what had been used. */
export const availableOf = (account: Account): Money => add(account.balance, account.overdraftLimit);

export const typeOf = (event: { readonly type: TransactionEvent['type'] }): TransactionType =>
  event.type === 'IncomeRecorded' ? 'INCOME' : 'EXPENSE';

export const opposite = (type: TransactionType): TransactionType =>
  type === 'INCOME' ? 'EXPENSE' : 'INCOME';

const balanceAfter = (account: Account, { type, amount }: Pick<Booking, 'type' | 'amount'>): Money =>
  type === 'INCOME' ? add(account.balance, amount) : subtract(account.balance, amount);

/** Leaves room in the safe integers for what is never refused: giving back what an order took. */
const maxTotalIncome = 8 * maxMinor;
