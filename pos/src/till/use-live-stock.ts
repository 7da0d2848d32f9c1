import { useEffect, useState } from 'react';
import { useSubscription } from 'urql';
import { StockOfDocument } from '../graph/generated/graphql.ts';

/**
 * Follows the stock of these products: the subscription begins with the present stock, also after a lost connection,
 * and the cache shows it wherever the products are shown. Of those alone that are in sight, whatever the shop has.
 */
export function useLiveStock(productIds: readonly string[]): void {
  const inSight = [...new Set(productIds)].sort().slice(0, most).join(' ');
  const [followed, setFollowed] = useState(inSight);
  useEffect(() => {
    const timer = setTimeout(() => setFollowed(inSight), rest);
    return () => clearTimeout(timer);
  }, [inSight]);
  const ids = followed === '' ? [] : followed.split(' ');
  useSubscription({ query: StockOfDocument, variables: { productIds: ids }, pause: ids.length === 0 });
}

/** Products in one subscription, as the graph takes them. */
const most = 1000;
/** ms that the list has to stand still. */
const rest = 150;
