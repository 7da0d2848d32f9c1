import type { Client } from '@urql/core';
import {
  StatementPageDocument,
  type StatementPageQuery,
  type StatementPageQueryVariables,
  type TransactionRowFragment,
} from '../graph/generated/graphql.ts';

type PageOfStatement = NonNullable<StatementPageQuery['account']>['statement'];

/** An account's period, as far as it was read. */
export interface Statement extends Omit<PageOfStatement, 'transactions' | '__typename'> {
  /** Oldest first. */
  readonly rows: readonly TransactionRowFragment[];
  /** Where the next page begins; undefined after the last. */
  readonly next: string | undefined;
}

export type StatementOf = Omit<StatementPageQueryVariables, 'after'>;

/**
 * Reads so many pages of it, after what was read before; all when no number is given. The figures are those of the last
 * page, which may have been recorded after the first was read. Throws what the graph could not answer.
 */
export async function readStatement(
  client: Client,
  of: StatementOf,
  { pages = Number.POSITIVE_INFINITY, read }: { readonly pages?: number; readonly read?: Statement } = {},
): Promise<Statement> {
  let statement = read;
  for (let count = 0; count < pages; count++) {
    const { data, error } = await client
      .query(
        StatementPageDocument,
        { ...of, after: statement?.next ?? null },
        { requestPolicy: 'network-only' },
      )
      .toPromise();
    const page = data?.account?.statement;
    if (!page) throw error ?? new Error('There is no such account.');
    const { transactions, ...figures } = page;
    const { hasNextPage, endCursor } = transactions.pageInfo;
    statement = {
      ...figures,
      rows: [...(statement?.rows ?? []), ...transactions.edges.map(({ node }) => node)],
      next: hasNextPage ? (endCursor ?? undefined) : undefined,
    };
    if (statement.next === undefined) return statement;
  }
  if (!statement) throw new RangeError('A statement has one page at least.');
  return statement;
}
