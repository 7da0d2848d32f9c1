import { useEffect, useEffectEvent, useRef } from 'react';
import { AccountHistoryDocument, type AccountRowFragment } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { HistoryList } from '../history/history-list.tsx';

/** What happened to an account, and who did it, as it happens. */
export function AccountHistory({ account: { id, version } }: { readonly account: AccountRowFragment }) {
  const list = useEndless(AccountHistoryDocument, { id }, (data) => data.account?.history);
  const seen = useRef(version);
  const again = useEffectEvent(list.again);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    again();
  }, [version]);
  return <HistoryList list={list} />;
}
