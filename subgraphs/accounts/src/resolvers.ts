import {
  type ContextRuntime,
  checkArgument,
  countedConnection,
  history,
  live,
} from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import { dateTime, id } from '@tillgraph/shared-domain/input';
import { account } from './domain/account.ts';
import { expectedCash } from './domain/till-session.ts';
import type { Resolvers } from './generated/schema.ts';
import { createMutations } from './mutations.ts';
import { accounts } from './projections/accounts.ts';
import { tillSessions } from './projections/till-sessions.ts';
import { transactions } from './projections/transactions.ts';
import { findAccountByCode, findAccounts } from './queries/accounts.ts';
import { find } from './queries/find.ts';
import { balanceAt, statement } from './queries/statement.ts';
import { findTillSessions } from './queries/till-sessions.ts';
import { findTransactions } from './queries/transactions.ts';

export function createResolvers(runtime: ContextRuntime): Resolvers {
  const { log, readModels } = runtime;
  return {
    Query: {
      account: (_parent, { id }, request) => find(request.read(accounts), id),
      accountByCode: (_parent, { code }, request) => findAccountByCode(request.read(accounts), code),
      accounts: (_parent, args, request) => findAccounts(request.read(accounts), args),
      tillSession: (_parent, { id }, request) => find(request.read(tillSessions), id),
      tillSessions: (_parent, args, request) => findTillSessions(request.read(tillSessions), args),
    },
    Mutation: createMutations(runtime),
    Subscription: {
      balanceChanged: {
        subscribe: (_parent, { accountId, afterVersion }, { signal }) =>
          live(
            'balanceChanged',
            readModels.collection(accounts).watch(checkArgument(id, accountId, ['accountId']), {
              ...(afterVersion != null && { afterVersion }),
              ...(signal && { signal }),
            }),
            ({ document }) => document,
          ),
      },
    },
    Account: {
      __resolveReference: ({ id }, request) => find(request.read(accounts), id),
      balanceAt: (account, { at }, request) =>
        balanceAt(request.read(transactions), account, checkArgument(dateTime, at, ['at'])),
      statement: (account, { from, to, ...page }, request) => {
        const period = {
          from: checkArgument(dateTime, from, ['from']),
          to: checkArgument(dateTime, to, ['to']),
        };
        return statement(request.read(transactions), account, period, page);
      },
      transactions: ({ id }, args, request) => findTransactions(request.read(transactions), id, args),
      customer: ({ customerId }) => (customerId === null ? null : { id: customerId }),
      history: ({ id }, args) => history(log, streamOf(account, id), args),
    },
    Transaction: {
      __resolveReference: ({ id }, request) => find(request.read(transactions), id),
      account: ({ accountId }, _args, request) => find(request.read(accounts), accountId),
      order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
      counterpart: ({ counterpartId }, _args, request) => find(request.read(transactions), counterpartId),
      reversalOf: ({ reversalOfId }, _args, request) => find(request.read(transactions), reversalOfId),
      reversedBy: ({ reversedById }, _args, request) => find(request.read(transactions), reversedById),
    },
    TillSession: {
      __resolveReference: ({ id }, request) => find(request.read(tillSessions), id),
      till: ({ accountId }, _args, request) => find(request.read(accounts), accountId),
      openedBy: ({ openedBy }) => userOf(openedBy),
      expectedCash,
      counted: ({ closing }) => closing?.counted ?? null,
      difference: ({ closing }) => closing?.difference ?? null,
      closedBy: ({ closing }) => userOf(closing?.closedBy ?? null),
      closedAt: ({ closing }) => closing?.closedAt ?? null,
      history: ({ accountId, openedVersion, version }, args) =>
        history(log, streamOf(account, accountId), args, 'newestFirst', {
          first: openedVersion,
          last: openedVersion + version - 1,
        }),
    },
    Customer: {
      accounts: ({ id }, page, request) =>
        findAccounts(request.read(accounts), { ...page, filter: { customerId: id } }),
    },
    AccountConnection: countedConnection,
  };
}

const userOf = (id: string | null) => (id === null ? null : { id });
