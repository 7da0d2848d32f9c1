import type { CollectionReader } from '@tillgraph/platform/read-models';
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
import type { Resolvers } from './generated/schema.ts';
import { createMutations } from './mutations.ts';
import { accounts } from './projections/accounts.ts';
import { transactions } from './projections/transactions.ts';
import { findAccountByCode, findAccounts } from './queries/accounts.ts';
import { balanceAt, statement } from './queries/statement.ts';
import { findTransactions } from './queries/transactions.ts';

export function createResolvers(runtime: ContextRuntime): Resolvers {
  const { log, readModels } = runtime;
  return {
    Query: {
      account: (_parent, { id }, request) => find(request.read(accounts), id),
      accountByCode: (_parent, { code }, request) => findAccountByCode(request.read(accounts), code),
      accounts: (_parent, args, request) => findAccounts(request.read(accounts), args),
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
    Customer: {
      accounts: ({ id }, page, request) =>
        findAccounts(request.read(accounts), { ...page, filter: { customerId: id } }),
    },
    AccountConnection: countedConnection,
  };
}

async function find<Document extends object>(
  reader: CollectionReader<Document>,
  id: string | null,
): Promise<Document | null> {
  return id === null ? null : ((await reader.get(id))?.document ?? null);
}
