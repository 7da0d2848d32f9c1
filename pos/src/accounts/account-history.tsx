import { AccountHistoryDocument, type AccountRowFragment } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { HistoryList } from '../history/history-list.tsx';
import { useAskedAt } from './use-asked-at.ts';

/** What happened to an account, and who did it, as it happens. */
export function AccountHistory({ account: { id, version } }: { readonly account: AccountRowFragment }) {
  const list = useEndless(AccountHistoryDocument, { id }, (data) => data.account?.history);
  useAskedAt(version, list.again);
  return <HistoryList list={list} />;
}
