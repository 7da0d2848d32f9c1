import {
  change,
  type DocumentChange,
  defineProjection,
  personalDocuments,
} from '@tillgraph/platform/consumers';
import type { CollectionDefinition, IndexField } from '@tillgraph/platform/read-models';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { customerOf, customerPerson, erasedCustomerName } from '@tillgraph/shared-domain/person';
import { type Account, account, nameIn } from '../domain/account.ts';
import { tillSessionChanges, tillSessions } from './till-sessions.ts';
import { personalTransactions, transactionChanges, transactions } from './transactions.ts';

export interface AccountDocument extends Account {
  readonly name: string;
}

const code: IndexField = { path: 'code', type: 'text' };
const customerId: IndexField = { path: 'customerId', type: 'text' };

export const accounts: CollectionDefinition<AccountDocument> = {
  name: 'accounts',
  indexes: [
    { name: 'by_code', fields: [code] },
    { name: 'by_kind', fields: [{ path: 'kind', type: 'text' }, code] },
    { name: 'by_active', fields: [{ path: 'active', type: 'boolean' }, code] },
    { name: 'by_customer', fields: [customerId, code] },
  ],
  // Whoever chose the code may have made it of the name.
  searchable: ({ code, name }) => (name === erasedCustomerName ? [name] : [code, name]),
};

export const accountProjection = defineProjection<AccountEvent>({
  name: 'accounts',
  version: 4,
  collections: [accounts, transactions, tillSessions],
  handles: {
    accounts: [
      'AccountOpened',
      'AccountUpdated',
      'AccountClosed',
      'IncomeRecorded',
      'ExpenseRecorded',
      'TillOpened',
      'TillClosed',
    ],
  },
  apply: (event) => [
    change(accounts, event.data.accountId, (document) => nextAccount(document, event)),
    ...recordChanges(event),
  ],
  personal: [
    personalDocuments(
      accounts,
      (person) => ({
        where: [{ path: customerId.path, op: 'eq', value: customerOf(person) ?? '' }],
        orderBy: [code],
      }),
      (document, person) =>
        document.customerId !== null && customerPerson(document.customerId) === person
          ? { ...document, name: erasedCustomerName }
          : document,
    ),
    personalTransactions,
  ],
});

/** What is read by itself of what happened on an account. */
function recordChanges(event: Recorded<AccountEvent>): readonly DocumentChange[] {
  switch (event.type) {
    case 'IncomeRecorded':
    case 'ExpenseRecorded':
      return [...transactionChanges(event), ...tillSessionChanges(event)];
    case 'TillOpened':
    case 'TillClosed':
      return tillSessionChanges(event);
    default:
      return [];
  }
}

function nextAccount(
  document: AccountDocument | undefined,
  event: Recorded<AccountEvent>,
): AccountDocument | undefined {
  const state = account.evolve(document ?? null, event);
  return state ? accountDocument(state, nameIn(event) ?? document?.name ?? '') : undefined;
}

/** What is read of an account: what the write side folds, and the name that its state leaves out. */
export const accountDocument = (state: Account, name: string): AccountDocument => ({ ...state, name });
