import { useEffect, useEffectEvent, useState } from 'react';
import type { ProductOnSaleFragment } from '../graph/generated/graphql.ts';
import type { ProductList, Wanted } from './use-products.ts';

/**
 * Enter after a search means what it finds, which may come later: the product itself when it is the only one, else the
 * list of them. Answers how to say that Enter was pressed for a text.
 */
export function useFoundByEnter(
  { search }: Wanted,
  { products, fetching, hasMore }: ProductList,
  onOnly: (product: ProductOnSaleFragment) => void,
  onSeveral: () => void,
): (search: string) => void {
  const [entered, setEntered] = useState<string>();
  const only = useEffectEvent(onOnly);
  const several = useEffectEvent(onSeveral);
  useEffect(() => {
    // Who typed on did not mean it, also when the text comes back.
    setEntered((meant) => (meant === search ? meant : undefined));
  }, [search]);
  useEffect(() => {
    if (entered === undefined || entered !== search || fetching) return;
    setEntered(undefined);
    const [first] = products;
    if (first && products.length === 1 && !hasMore) only(first);
    else if (first) several();
  }, [entered, search, fetching, products, hasMore]);
  return setEntered;
}
