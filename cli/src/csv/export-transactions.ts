import { StartRefused } from '@tillgraph/platform/config';
import { withGuard } from '@tillgraph/shared-domain/formula-guard';
import type { Export } from './export.ts';
import { allNodes, type Page } from './pages.ts';
import type { ShopGraph } from './shop-graph.ts';

/** What was recorded on each account, or on one: account by account by code, and oldest first in each. */
export const transactionExport: Export = {
  columns: [
    'account',
    'account_name',
    'recorded_at',
    'occurred_at',
    'type',
    'origin',
    'amount',
    'balance_after',
    'currency',
    'description',
    'category',
    'order',
    'id',
  ],
  async *rows(graph, { from = beginning, to = now(), account, onPage }) {
    const accounts = account === undefined ? allAccounts(graph) : [await accountOf(graph, account)];
    for await (const { id, code, name } of accounts) {
      const pageOf = (data: Statements) => data.account?.statement.transactions;
      for await (const transaction of allNodes(graph, statement, { id, from, to }, pageOf, onPage)) {
        yield [withGuard(code), withGuard(name), ...cellsOf(transaction)];
      }
    }
  },
};

/** Before anything was recorded. */
const beginning = '1970-01-01T00:00:00.000Z';

const now = () => new Date().toISOString();

interface Account {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

const allAccounts = (graph: ShopGraph): AsyncIterable<Account> =>
  allNodes(
    graph,
    `query ($after: String) {
      accounts(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id code name } } }
    }`,
    {},
    ({ accounts }: { accounts: Page<Account> | null }) => accounts,
  );

async function accountOf(graph: ShopGraph, code: string): Promise<Account> {
  const { data } = await graph.ask<{ accountByCode: Account | null }>(
    'query ($code: String!) { accountByCode(code: $code) { id code name } }',
    { code },
  );
  if (data.accountByCode) return data.accountByCode;
  throw new StartRefused(`There is no account with the code ${code}.`);
}

const statement = `query ($id: ID!, $from: DateTime!, $to: DateTime!, $after: String) {
  account(id: $id) {
    statement(from: $from, to: $to, first: 100, after: $after) {
      transactions {
        pageInfo { hasNextPage endCursor }
        edges { node {
          id type origin amount { amount currencyCode } balanceAfter { amount } description category
          occurredAt recordedAt order { number }
        } }
      }
    }
  }
}`;

interface Statements {
  readonly account: { readonly statement: { readonly transactions: Page<Transaction> } } | null;
}

interface Transaction {
  readonly id: string;
  readonly type: 'INCOME' | 'EXPENSE';
  readonly origin: string;
  readonly amount: { readonly amount: string; readonly currencyCode: string };
  readonly balanceAfter: { readonly amount: string };
  readonly description: string;
  readonly category: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly order: { readonly number: string } | null;
}

const cellsOf = (transaction: Transaction) => [
  transaction.recordedAt,
  transaction.occurredAt,
  transaction.type,
  transaction.origin,
  // So that a column can be summed.
  `${transaction.type === 'EXPENSE' ? '-' : ''}${transaction.amount.amount}`,
  transaction.balanceAfter.amount,
  transaction.amount.currencyCode,
  withGuard(transaction.description),
  withGuard(transaction.category ?? ''),
  transaction.order?.number ?? '',
  transaction.id,
];
