import { useQuery, useSubscription } from 'urql';
import {
  AccountDocument,
  type AccountRowFragment,
  BalanceChangedDocument,
} from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';

export interface WatchedAccount {
  readonly account: AccountRowFragment | undefined;
  readonly failed: boolean;
  readonly fetching: boolean;
}

/** An account as it is, from now on: the subscription begins with the present balance, also after a lost connection. */
export function useAccount(id: string): WatchedAccount {
  const [{ data, error, fetching }, ask] = useQuery({
    query: AccountDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  // What it tells, the cache has: it is shown wherever the account is.
  useSubscription({ query: BalanceChangedDocument, variables: { id }, pause: !data?.account });
  return { account: data?.account ?? undefined, failed: error !== undefined && !data, fetching };
}
