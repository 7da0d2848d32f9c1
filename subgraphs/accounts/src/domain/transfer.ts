import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import type { AccountState } from './account.ts';
import { aboutWhom, type Booking, book, bookingRefusal } from './booking.ts';
import { accountNotFound, bookingError } from './refusals.ts';
import { nextTransaction } from './transaction-id.ts';

export interface Transfer {
  readonly amount: Money;
  readonly description: string;
}

/** Between two different accounts: an expense of the one is the other's income, each the other's counterpart. */
export function transfer(
  command: Transfer,
  from: AccountState,
  to: AccountState,
  now: string,
): Decision<AccountEvent> {
  if (from === null) return refuse(accountNotFound(fromPaths.account));
  if (to === null) return refuse(accountNotFound(toPaths.account));
  const { amount, description } = command;
  const shared = { amount, description, origin: 'TRANSFER', occurredAt: now } as const;
  const expense: Booking = {
    ...shared,
    type: 'EXPENSE',
    about: aboutWhom(from, to),
    counterpart: nextTransaction(to),
  };
  const income: Booking = {
    ...shared,
    type: 'INCOME',
    about: aboutWhom(to, from),
    counterpart: nextTransaction(from),
  };
  const fromRefusal = bookingRefusal(from, expense);
  if (fromRefusal) return refuse(bookingError(from, fromRefusal, fromPaths));
  const toRefusal = bookingRefusal(to, income);
  if (toRefusal) return refuse(bookingError(to, toRefusal, toPaths));
  return accept(book(from, expense).event, book(to, income).event);
}

const fromPaths = { account: ['input', 'fromAccountId'], amount: ['input', 'amount'] };
const toPaths = { account: ['input', 'toAccountId'], amount: ['input', 'amount'] };
