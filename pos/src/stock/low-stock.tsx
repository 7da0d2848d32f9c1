import { useState } from 'react';
import { useSubscription } from 'urql';
import { AnyStockChangedDocument, LowStockDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useFollowed } from '../graph/use-followed.ts';
import { NothingYet } from '../lists/nothing-yet.tsx';
import { useMessages } from '../messages/messages.tsx';
import { isLow } from './is-low.ts';
import { StockList } from './stock-list.tsx';

/** Of the products that are at or below their threshold, lowest first, as they come to be and cease to be. */
export function LowStock() {
  const { stock: words } = useMessages();
  const list = useEndless(LowStockDocument, { first: 100 }, ({ lowStock }) => lowStock);
  const [changes, setChanges] = useState(0);
  useSubscription({ query: AnyStockChangedDocument }, (_before, event) => {
    setChanges((count) => count + 1);
    return event;
  });
  useFollowed(changes, list.again);
  // What was low a moment ago is still in the list until it is asked for again.
  const nodes = list.nodes.filter((product) => product !== null).filter(({ stock }) => stock && isLow(stock));
  return <StockList list={{ ...list, nodes }} nothing={<NothingYet text={words.noneLow} />} />;
}
