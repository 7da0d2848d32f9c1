import { type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import type { AccountState } from './account.ts';
import { aboutWhom } from './booking.ts';
import { bookBothSides } from './both-sides.ts';
import { accountNotFound } from './refusals.ts';

export interface Transfer {
  readonly amount: Money;
  readonly description: string;
}

/** Between two different accounts: an expense of the one is the other's income. */
export function transfer(
  { amount, description }: Transfer,
  from: AccountState,
  to: AccountState,
  now: string,
): Decision<AccountEvent> {
  if (from === null) return refuse(accountNotFound(fromPaths.account));
  if (to === null) return refuse(accountNotFound(toPaths.account));
  return bookBothSides({ amount, description, origin: 'TRANSFER', occurredAt: now }, [
    { account: from, type: 'EXPENSE', paths: fromPaths, about: aboutWhom(from, to) },
    { account: to, type: 'INCOME', paths: toPaths, about: aboutWhom(to, from) },
  ]);
}

const fromPaths = { account: ['input', 'fromAccountId'], amount: ['input', 'amount'] };
const toPaths = { account: ['input', 'toAccountId'], amount: ['input', 'amount'] };
