import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import { stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { AccountState } from './account.ts';
import { accountNotFound, bookingMessage, notADrawer } from './refusals.ts';
import { bookDifference } from './till-difference.ts';
import { nextSessionNumber, openSessionOf } from './till-session.ts';
import { tillSessionId } from './till-session-id.ts';

/**
 * Begins a shift with what was counted. What differs from the balance belongs to no shift, so it is booked before.
 * Shifts are numbered by their drawer, for whose stream at most one of two commands at once is decided on a state.
 */
export function openTill(counted: Money, drawer: AccountState, now: string): Decision<AccountEvent> {
  if (drawer === null) return refuse(accountNotFound(paths.account));
  if (drawer.kind !== 'TILL') return refuse(notADrawer(drawer, paths.account));
  if (!drawer.active)
    return refuse(stateNotAllowed(bookingMessage(drawer, { reason: 'closed' }), paths.account));
  const open = openSessionOf(drawer);
  if (open) {
    const message = `Shift ${open.number} of ${drawer.code} is open: close it before the next begins.`;
    return refuse(stateNotAllowed(message, paths.account));
  }
  const number = nextSessionNumber(drawer);
  const difference = bookDifference(drawer, counted, `Difference before shift ${number}`, paths, now);
  if (!difference.accepted) return difference;
  const { id: accountId } = drawer;
  return accept<AccountEvent>(...difference.events, {
    type: 'TillOpened',
    data: { accountId, tillSessionId: tillSessionId(accountId, number), number, openingFloat: counted },
  });
}

const paths = { account: ['input', 'accountId'], amount: ['input', 'counted'] };
