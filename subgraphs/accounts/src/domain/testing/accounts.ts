import type { AccountEvent, TransactionType } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import { recordAll } from '@tillgraph/shared-domain/testing/given';
import { type Account, account } from '../account.ts';

/** What the tests of accounts' deciders are given. Amounts are cents. */
export const usd = (minor: number): Money => ({ minor, currency: 'USD' });

type Opened = Extract<AccountEvent, { readonly type: 'AccountOpened' }>;

export const opened = (data: Partial<Opened['data']> = {}): AccountEvent => ({
  type: 'AccountOpened',
  data: {
    accountId: '1',
    code: 'a',
    name: 'A',
    kind: 'GENERAL',
    currencyCode: 'USD',
    overdraftLimit: usd(0),
    customerId: null,
    ...data,
  },
});

export const recorded = (type: TransactionType, amount: number, balanceAfter: number): AccountEvent => ({
  type: type === 'INCOME' ? 'IncomeRecorded' : 'ExpenseRecorded',
  data: {
    transactionId: 't',
    accountId: '1',
    accountKind: 'GENERAL',
    amount: usd(amount),
    balanceAfter: usd(balanceAfter),
    totalIncomeAfter: usd(Math.max(balanceAfter, 0)),
    origin: 'MANUAL',
    description: 'd',
    category: null,
    occurredAt: '2026-01-01T00:00:00.000Z',
    orderId: null,
    paymentId: null,
    counterpart: null,
    reversalOf: null,
  },
});

/** An open account with that balance. */
export function accountWith(balance: number, fields: Partial<Account> = {}): Account {
  const [event] = recordAll('account-1', [opened()]);
  const state = event && account.evolve(null, event);
  if (!state) throw new Error('An opened account has a state.');
  return { ...state, balance: usd(balance), totalIncome: usd(Math.max(balance, 0)), ...fields };
}
