import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent, AccountKind, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { type Money, zero } from '@tillgraph/shared-domain/money';
import { erasedCustomerName } from '@tillgraph/shared-domain/person';
import { afterClosing, afterSessionBooking, opening, type TillSession } from './till-session.ts';

/**
 * All of an account but its name, which may be personal: so its state may be stored, and a drawer with a million
 * transactions is loaded as quickly as a new one. `nameVersion` says which of its events names it.
 */
export interface Account {
  readonly id: string;
  readonly code: string;
  readonly nameVersion: number;
  readonly kind: AccountKind;
  readonly currencyCode: string;
  readonly overdraftLimit: Money;
  readonly customerId: string | null;
  readonly balance: Money;
  readonly totalIncome: Money;
  /** The latest shift at a drawer, open or closed: so bookings and shifts have one order. Null: there was none. */
  readonly tillSession: TillSession | null;
  readonly active: boolean;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** Null: never opened. */
export type AccountState = Account | null;

export const account: Aggregate<AccountState, AccountEvent> = {
  category: 'account',
  initialState: null,
  evolve,
  snapshots: { version: 2, every: 200 },
};

function evolve(state: AccountState, event: Recorded<AccountEvent>): AccountState {
  const { version, recordedAt } = event;
  if (event.type === 'AccountOpened') return opened(event);
  if (state === null) throw new Error(`${event.stream} begins with ${event.type} instead of AccountOpened.`);
  const account = { ...state, version, updatedAt: recordedAt };
  switch (event.type) {
    case 'AccountUpdated':
      return {
        ...account,
        nameVersion: nameIn(event) === undefined ? state.nameVersion : version,
        overdraftLimit: event.data.overdraftLimit ?? state.overdraftLimit,
      };
    case 'AccountClosed':
      return { ...account, active: false };
    case 'IncomeRecorded':
    case 'ExpenseRecorded':
      return { ...afterBooking(state, event), updatedAt: recordedAt };
    case 'TillOpened':
      return { ...account, tillSession: opening(event) };
    case 'TillClosed':
      return { ...account, tillSession: state.tillSession && afterClosing(state.tillSession, event) };
  }
}

/** With a booking, its next event. */
export function afterBooking(
  account: Account,
  transaction: Pick<TransactionEvent, 'type' | 'data'>,
): Account {
  const { balanceAfter: balance, totalIncomeAfter: totalIncome } = transaction.data;
  const version = account.version + 1;
  const tillSession = account.tillSession && afterSessionBooking(account.tillSession, transaction, version);
  return { ...account, balance, totalIncome, tillSession, version };
}

function opened(event: Extract<Recorded<AccountEvent>, { readonly type: 'AccountOpened' }>): Account {
  const { accountId, code, kind, currencyCode, overdraftLimit, customerId } = event.data;
  return {
    id: accountId,
    code,
    nameVersion: event.version,
    kind,
    currencyCode,
    overdraftLimit,
    customerId,
    balance: zero(currencyCode),
    totalIncome: zero(currencyCode),
    tillSession: null,
    active: true,
    openedAt: event.recordedAt,
    updatedAt: event.recordedAt,
    version: event.version,
  };
}

/** The name that an event gives; undefined: it gives none. */
export function nameIn(event: Recorded<AccountEvent>): string | undefined {
  if (event.type !== 'AccountOpened' && event.type !== 'AccountUpdated') return undefined;
  return event.data.name ?? (event.personal === null ? erasedCustomerName : event.personal?.name);
}
