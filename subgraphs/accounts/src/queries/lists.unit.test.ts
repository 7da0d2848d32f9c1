import { listContract } from '@tillgraph/platform/testing';
import { accounts } from '../projections/accounts.ts';
import { tillSessions } from '../projections/till-sessions.ts';
import { transactions } from '../projections/transactions.ts';
import { createAccounts } from '../subgraph.ts';
import { findAccounts } from './accounts.ts';
import { findTillSessions } from './till-sessions.ts';
import { findTransactions, findTransactionsBetween } from './transactions.ts';

const { typeDefs } = createAccounts({ currency: 'USD' });
const moment = '2026-01-01T00:00:00Z';

listContract({
  typeDefs,
  field: 'Query.accounts',
  collection: accounts,
  filter: { search: 'a', kind: ['TILL', 'CARD'], active: true, customerId: 'ada' },
  read: findAccounts,
});

listContract({
  typeDefs,
  field: 'Customer.accounts',
  collection: accounts,
  read: (reader, args) => findAccounts(reader, { ...args, filter: { customerId: 'ada' } }),
});

listContract({
  typeDefs,
  field: 'Account.transactions',
  collection: transactions,
  filter: { type: 'INCOME', category: 'Salary', from: moment, to: moment },
  read: (reader, args) => findTransactions(reader, 'till', args),
});

listContract({
  typeDefs,
  field: 'Account.statement',
  collection: transactions,
  read: (reader, args) => findTransactionsBetween(reader, 'till', { from: moment, to: moment }, args),
});

listContract({
  typeDefs,
  field: 'Query.tillSessions',
  collection: tillSessions,
  filter: { accountId: 'till', open: true, from: moment, to: moment },
  read: findTillSessions,
});
