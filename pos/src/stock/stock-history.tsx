import { StockHistoryDocument } from '../graph/generated/graphql.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import { useHistory } from '../history/use-history.ts';
import { useMessages } from '../messages/messages.tsx';

export interface StockHistoryProps {
  readonly productId: string;
  /** The stock's: a new one has a new entry. */
  readonly version: number;
}

/** What came in, went out and was counted. */
export function StockHistory({ productId, version }: StockHistoryProps) {
  const { stock: words } = useMessages();
  const list = useHistory(
    StockHistoryDocument,
    { id: productId },
    ({ product }) => product?.stockHistory,
    version,
  );
  return <HistoryPanel title={words.history} list={list} />;
}
