import { useSubscription } from 'urql';
import { type AccountRowFragment, BalanceChangedDocument } from '../graph/generated/graphql.ts';
import { formatMoney } from '../money/format-money.ts';

/** A balance that follows the account for as long as it is drawn. */
export function LiveBalance({ account: { id, balance } }: { readonly account: AccountRowFragment }) {
  // What it tells, the cache has: the whole row shows it.
  useSubscription({ query: BalanceChangedDocument, variables: { id } });
  return (
    <span className={`tabular-nums ${balance.amount.startsWith('-') ? 'text-danger' : ''}`}>
      {formatMoney(balance)}
    </span>
  );
}
