import { useQuery, useSubscription } from 'urql';
import {
  OrderChangedDocument,
  WholeOrderDocument,
  type WholeOrderFragment,
} from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';

export interface LiveOrder {
  /** Null: there is none. Undefined until it is known. */
  readonly order: WholeOrderFragment | null | undefined;
  /** Asks what it is now, past the cache. */
  readonly again: () => void;
}

/** An order as it is now. The subscription begins with that, also after a lost connection. */
export function useOrder(orderId: string): LiveOrder {
  const [{ data, error }, ask] = useQuery({
    query: WholeOrderDocument,
    variables: { id: orderId },
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  useSubscription({ query: OrderChangedDocument, variables: { orderId }, pause: !data?.order });
  return { order: data?.order, again: () => ask({ requestPolicy: 'network-only' }) };
}
