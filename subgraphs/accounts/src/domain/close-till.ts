import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { type Money, subtract } from '@tillgraph/shared-domain/money';
import { versionMismatch } from '@tillgraph/shared-domain/user-error';
import type { Account, AccountState } from './account.ts';
import { findOpenShift } from './find-open-shift.ts';
import { bookDifference } from './till-difference.ts';

export interface CloseTill {
  readonly tillSessionId: string;
  /** What the caller took the shift to be at; null: whatever it is. */
  readonly expectedVersion: number | null;
  readonly counted: Money;
}

/** Ends a shift with what was counted. What it should have been is the shift's; so the difference is booked after it. */
export function closeTill(
  { tillSessionId, expectedVersion, counted }: CloseTill,
  drawer: AccountState,
  now: string,
): Decision<AccountEvent> {
  const latest = drawer?.tillSession;
  if (latest?.id === tillSessionId && expectedVersion !== null && expectedVersion !== latest.version) {
    return refuse(versionMismatch(latest.version));
  }
  const shift = findOpenShift(tillSessionId, drawer);
  if (!shift.accepted) return shift;
  const { id: accountId, balance, version } = shift.drawer;
  const closed: Account = { ...shift.drawer, version: version + 1, tillSession: null };
  const description = `Difference after shift ${shift.session.number}`;
  const booked = bookDifference(closed, counted, description, paths, now);
  if (!booked.accepted) return booked;
  const difference = subtract(counted, balance);
  return accept<AccountEvent>(
    { type: 'TillClosed', data: { accountId, tillSessionId, counted, difference } },
    ...booked.events,
  );
}

const paths = { account: ['input', 'tillSessionId'], amount: ['input', 'counted'] };
