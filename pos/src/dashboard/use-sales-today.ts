import { useSubscription } from 'urql';
import { type SalesFiguresFragment, SalesTodayDocument } from '../graph/generated/graphql.ts';

/** The totals of the shop's present day, as they are now. */
export function useSalesToday(): SalesFiguresFragment | undefined {
  const [{ data }] = useSubscription({ query: SalesTodayDocument });
  return data?.salesTodayChanged;
}
