import { useEffect, useRef, useState } from 'react';
import { useSubscription } from 'urql';
import {
  type OrderFilter,
  type OrderRowFragment,
  OrdersChangedDocument,
  OrdersDocument,
} from '../graph/generated/graphql.ts';
import { useConnection } from '../graph/graph-context.tsx';
import { type Endless, useEndless } from '../graph/use-endless.ts';
import { hear, type LiveChanges, withChanges } from './live-list.ts';

/** The orders that match, newest first, as they come, change and leave. For one filter as long as it is shown. */
export function useLiveOrders(filter: OrderFilter): Endless<OrderRowFragment> {
  const list = useEndless(OrdersDocument, { first: pageSize, filter }, ({ orders }) => orders);
  const [changes, setChanges] = useState<LiveChanges<OrderRowFragment>>(new Map());
  const newest = useRef<string>(undefined);
  const [after, setAfter] = useState<string>();
  const { status } = useConnection();
  // What happens while the connection is lost is told when it is back: also which orders left the list.
  useEffect(() => {
    if (status === 'reconnecting') setAfter(newest.current);
  }, [status]);
  const [{ error }] = useSubscription(
    { query: OrdersChangedDocument, variables: { filter, ...(after !== undefined && { after }) } },
    (_, told) => {
      newest.current = told.ordersChanged.cursor;
      setChanges((before) => hear(before, told.ordersChanged));
      return told;
    },
  );
  const expired = error?.graphQLErrors.some(({ extensions }) => extensions?.code === 'CURSOR_EXPIRED');
  const { again } = list;
  // Nobody tells any more what changed since: the list is read again, and followed from now on.
  useEffect(() => {
    if (!expired) return;
    newest.current = undefined;
    setAfter(undefined);
    setChanges(new Map());
    again();
  }, [expired, again]);
  const nodes = withChanges(list.nodes, changes, list.hasMore);
  return {
    ...list,
    nodes,
    totalCount:
      list.totalCount === undefined ? undefined : list.totalCount + nodes.length - list.nodes.length,
  };
}

const pageSize = 50;
