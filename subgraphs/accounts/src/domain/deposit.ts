import { type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import { invalidInput } from '@tillgraph/shared-domain/user-error';
import type { AccountState } from './account.ts';
import { bookBothSides } from './both-sides.ts';
import { accountNotFound, notADrawer } from './refusals.ts';

/**
 * Money that comes into the shop: the drawer holds it, and the account that it is paid into has it to spend. So both
 * sides are income, unlike a transfer's.
 */
export function deposit(
  amount: Money,
  drawer: AccountState,
  account: AccountState,
  now: string,
): Decision<AccountEvent> {
  if (account === null) return refuse(accountNotFound(paths.account));
  if (drawer === null) return refuse(accountNotFound(drawerPaths.account));
  if (account.kind === 'TILL' || account.kind === 'CARD') {
    return refuse(
      invalidInput(
        `The account ${account.code} takes no deposits: choose the account that the money is for.`,
        paths.account,
      ),
    );
  }
  if (drawer.kind !== 'TILL') return refuse(notADrawer(drawer, drawerPaths.account));
  // The program's own words, which say nothing about a person: so no key is needed at the till.
  return bookBothSides({ amount, description: 'Deposit', origin: 'DEPOSIT', occurredAt: now }, [
    { account: drawer, type: 'INCOME', paths: drawerPaths },
    { account, type: 'INCOME', paths },
  ]);
}

const paths = { account: ['input', 'accountId'], amount: ['input', 'amount'] };
const drawerPaths = { account: ['input', 'tillAccountId'], amount: ['input', 'amount'] };
