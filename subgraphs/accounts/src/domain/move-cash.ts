import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent, TransactionType } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import { invalidInput } from '@tillgraph/shared-domain/user-error';
import type { AccountState } from './account.ts';
import { book, bookingRefusal, opposite } from './booking.ts';
import { bookBothSides } from './both-sides.ts';
import { findOpenShift } from './find-open-shift.ts';
import { accountNotFound, bookingError } from './refusals.ts';

export interface MoveCash {
  readonly tillSessionId: string;
  /** INCOME: into the drawer. */
  readonly direction: TransactionType;
  readonly amount: Money;
  readonly reason: string;
}

/** `other`: where the cash comes from or goes to; undefined when nothing was named: then it is plain income or expense. */
export function moveCash(
  { tillSessionId, direction: type, amount, reason }: MoveCash,
  drawer: AccountState,
  other: AccountState | undefined,
  now: string,
): Decision<AccountEvent> {
  const shift = findOpenShift(tillSessionId, drawer);
  if (!shift.accepted) return shift;
  const shared = { amount, description: reason, origin: 'CASH_MOVEMENT', occurredAt: now } as const;
  if (other === undefined) {
    const refusal = bookingRefusal(shift.drawer, { type, amount });
    return refusal
      ? refuse(bookingError(shift.drawer, refusal, paths))
      : accept(book(shift.drawer, { ...shared, type }).event);
  }
  if (other === null) return refuse(accountNotFound(otherPaths.account));
  if (other.kind === 'CUSTOMER') {
    // Cash in would spend a customer's money, and cash out give some that nobody has paid in.
    const message = `The account ${other.code} belongs to a customer: deposit what is paid in.`;
    return refuse(invalidInput(message, otherPaths.account));
  }
  return bookBothSides(shared, [
    { account: shift.drawer, type, paths },
    { account: other, type: opposite(type), paths: otherPaths },
  ]);
}

const paths = { account: ['input', 'tillSessionId'], amount: ['input', 'amount'] };
const otherPaths = { account: ['input', 'toAccountId'], amount: ['input', 'amount'] };
