import { ProductHistoryDocument } from '../graph/generated/graphql.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import { useHistory } from '../history/use-history.ts';
import { useCategories } from '../till/use-categories.ts';

export interface ProductHistoryProps {
  readonly productId: string;
  /** The product's: a new one has a new entry. */
  readonly version: number;
}

export function ProductHistory({ productId, version }: ProductHistoryProps) {
  const list = useHistory(
    ProductHistoryDocument,
    { id: productId },
    ({ product }) => product?.history,
    version,
  );
  const names = new Map(useCategories().map(({ id, name }) => [id, name]));
  return <HistoryPanel list={list} names={names} />;
}
