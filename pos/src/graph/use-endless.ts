import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useReconnected } from './use-reconnected.ts';
import { useRetried } from './use-retried.ts';

export interface Endless<Node> {
  readonly nodes: readonly Node[];
  /** Where the list counts: exact up to 10 000. */
  readonly totalCount: number | undefined;
  readonly failed: boolean;
  readonly fetching: boolean;
  readonly hasMore: boolean;
  /** Asks for what comes after those that are there; nothing when these are all. */
  readonly more: () => void;
  /** Asks again from the beginning, past the cache. */
  readonly again: () => void;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
}

/**
 * A list of the graph, page by page. The query takes `after`; cache.ts puts the pages together, where its field is named
 * (`relayPagination`). Other variables are another list, which begins at its beginning.
 */
export function useEndless<Data, Variables extends { readonly after?: string | null | undefined }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionIn: (data: Data) => Connection<Node> | null | undefined,
  pause = false,
): Endless<Node> {
  const wanted = JSON.stringify(variables);
  const [page, setPage] = useState<{ readonly wanted: string; readonly after: string | null }>();
  const after = page?.wanted === wanted ? page.after : null;
  const [{ data, error, fetching }, ask] = useQuery({
    query,
    // What was left out is put back.
    variables: { ...variables, after } as Variables,
    requestPolicy: 'cache-and-network',
    pause,
  });
  useRetried(error, ask);
  const again = () => {
    if (after === null) ask({ requestPolicy: 'network-only' });
    else setPage(undefined);
  };
  useReconnected(again);
  const connection = data && connectionIn(data);
  const edges = connection?.edges;
  // The same as long as nothing is new: a table of thousands of rows is made of them.
  const nodes = useMemo(() => edges?.map(({ node }) => node) ?? [], [edges]);
  return {
    nodes,
    totalCount: connection?.totalCount,
    failed: error !== undefined && !data,
    fetching,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    more() {
      const { hasNextPage, endCursor } = connection?.pageInfo ?? {};
      if (!fetching && hasNextPage && endCursor) setPage({ wanted, after: endCursor });
    },
    again,
  };
}
