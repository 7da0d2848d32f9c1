import { AccountHistoryDocument, type AccountRowFragment } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { HistoryList } from '../history/history-list.tsx';

/** What happened to an account, and who did it. */
export function AccountHistory({ account }: { readonly account: AccountRowFragment }) {
  const list = useEndless(AccountHistoryDocument, { id: account.id }, (data) => data.account?.history);
  return <HistoryList list={list} />;
}
