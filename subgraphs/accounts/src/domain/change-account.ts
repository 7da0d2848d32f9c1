import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { formatMoney } from '@tillgraph/shared-domain/money';
import { invalidInput, stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { AccountState } from './account.ts';
import { isHouseAccount } from './house-accounts.ts';
import { personalName } from './open-account.ts';
import { parseOverdraftLimit } from './overdraft-limit.ts';
import { accountNotFound } from './refusals.ts';
import { openSessionOf } from './till-session.ts';

/** An absent field stays. */
export interface UpdateAccount {
  readonly name?: string;
  /** Decimal text: what it means depends on the account's currency. */
  readonly overdraftLimit?: string;
}

/** `presentName`: what the account is called now, which its state leaves out. Records only what changes. */
export function updateAccount(
  { name, overdraftLimit }: UpdateAccount,
  account: AccountState,
  presentName: string | null,
): Decision<AccountEvent> {
  if (account === null) return refuse(accountNotFound(path));
  if (!account.active)
    return refuse(stateNotAllowed('The account is closed: it does not change any more.', path));
  const { id: accountId, currencyCode, customerId } = account;
  const limit = parseOverdraftLimit(overdraftLimit ?? '0', currencyCode);
  if (!limit.ok) return refuse(invalidInput(limit.message, ['input', 'overdraftLimit']));
  const isRenamed = name !== undefined && name !== presentName;
  const isLimited = overdraftLimit !== undefined && limit.scaled !== account.overdraftLimit.minor;
  const data = {
    accountId,
    ...(isLimited && { overdraftLimit: { minor: limit.scaled, currency: currencyCode } }),
  };
  if (!isRenamed) return isLimited ? accept({ type: 'AccountUpdated', data }) : accept();
  return customerId === null
    ? accept({ type: 'AccountUpdated', data: { ...data, name } })
    : accept({ type: 'AccountUpdated', data, ...personalName(customerId, name) });
}

export function closeAccount(account: AccountState): Decision<AccountEvent> {
  if (account === null) return refuse(accountNotFound(path));
  if (!account.active) return refuse(stateNotAllowed('The account is closed already.', path));
  if (isHouseAccount(account.id)) {
    return refuse(stateNotAllowed(`The account ${account.code} stays open: sales are booked on it.`, path));
  }
  const open = openSessionOf(account);
  if (open) {
    return refuse(stateNotAllowed(`Shift ${open.number} is open: close it, then the account.`, path));
  }
  if (account.balance.minor !== 0) {
    const { amount, currencyCode } = formatMoney(account.balance);
    return refuse(
      stateNotAllowed(
        `Its balance is ${amount} ${currencyCode}: bring it to zero, then close the account.`,
        path,
      ),
    );
  }
  return accept({ type: 'AccountClosed', data: { accountId: account.id } });
}

const path = ['input', 'accountId'];
