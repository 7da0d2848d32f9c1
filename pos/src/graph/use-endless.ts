import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { useStore } from '../app/store.ts';
import { createPages } from './pages.ts';
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
  /** Asks for all that is there again, past the cache. */
  readonly again: () => void;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
}

/**
 * A list of the graph, page by page: the query takes `after`. Other variables are another list; until it is there, the
 * one before is shown. `connectionIn` is the same function for as long as the list is.
 */
export function useEndless<Data, Variables extends { readonly after?: string | null | undefined }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connectionIn: (data: Data) => Connection<Node> | null | undefined,
  pause = false,
): Endless<Node> {
  const client = useClient();
  const wanted = JSON.stringify(variables);
  const [connectionOf] = useState(() => connectionIn);
  const list = useMemo(
    () =>
      createPages(
        client,
        query,
        // What was left out is put back.
        (after) => ({ ...JSON.parse(wanted), after }) as Variables,
        (page) => endOf(connectionOf(page)),
      ),
    [client, query, wanted, connectionOf],
  );
  useEffect(() => {
    if (!pause) list.again();
    return list.close;
  }, [list, pause]);
  const now = useStore(list);
  useRetried(now.error, list.again);
  useReconnected(() => {
    if (!pause) list.again();
  });

  const [shown, setShown] = useState(now);
  const there = now.pages.length > 0 || now.error ? now : shown;
  if (there !== shown) setShown(there);
  const connections = useMemo(
    () => there.pages.map(connectionOf).filter((page) => page != null),
    [there.pages, connectionOf],
  );
  // The same as long as nothing is new: a table of thousands of rows is made of them.
  const nodes = useMemo(
    () => connections.flatMap(({ edges }) => edges.map(({ node }) => node)),
    [connections],
  );
  return {
    nodes,
    totalCount: connections[0]?.totalCount,
    failed: now.error !== undefined && now.pages.length === 0,
    fetching: !pause && now.fetching,
    hasMore: connections.at(-1)?.pageInfo.hasNextPage ?? false,
    more: list.more,
    again: list.again,
  };
}

const endOf = (connection: Connection<unknown> | null | undefined): string | null =>
  connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null;
