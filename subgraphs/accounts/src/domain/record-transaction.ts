import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent, TransactionType } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import { invalidInput } from '@tillgraph/shared-domain/user-error';
import type { AccountState } from './account.ts';
import { aboutWhom, book, bookingRefusal } from './booking.ts';
import { accountNotFound, bookingError } from './refusals.ts';

export interface RecordTransaction {
  readonly type: TransactionType;
  readonly amount: Money;
  readonly description: string;
  readonly category: string | null;
  /** Null: now. */
  readonly occurredAt: string | null;
}

export function recordTransaction(
  command: RecordTransaction,
  account: AccountState,
  now: string,
): Decision<AccountEvent> {
  if (account === null) return refuse(accountNotFound(paths.account));
  const occurredAt = command.occurredAt ?? now;
  if (occurredAt > now) {
    return refuse(
      invalidInput('It cannot have occurred in the future: give a time until now.', ['input', 'occurredAt']),
    );
  }
  const refusal = bookingRefusal(account, command);
  if (refusal) return refuse(bookingError(account, refusal, paths));
  const booking = { ...command, occurredAt, origin: 'MANUAL', about: aboutWhom(account) } as const;
  return accept(book(account, booking).event);
}

const paths = { account: ['input', 'accountId'], amount: ['input', 'amount'] };
