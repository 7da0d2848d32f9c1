import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import { ProductNowDocument } from '../graph/generated/graphql.ts';
import { useReconnected } from '../graph/use-reconnected.ts';
import type { CartProduct } from './cart.ts';
import { cartProduct } from './product-on-sale.ts';

/** Tells how the cart's products are now, and after each change. Answers how to look again, past the cache. */
export function useCartProducts(
  productIds: readonly string[],
  onSeen: (product: CartProduct) => void,
): () => void {
  const client = useClient();
  const seen = useEffectEvent(onSeen);
  const inCart = productIds.join(' ');
  useEffect(() => {
    const followed = inCart.split(' ').filter(Boolean);
    const watched = followed.map((id) =>
      client.query(ProductNowDocument, { id }, { requestPolicy: 'cache-first' }).subscribe(({ data }) => {
        if (data?.product) seen(cartProduct(data.product));
      }),
    );
    return () => {
      for (const { unsubscribe } of watched) unsubscribe();
    };
  }, [client, inCart]);
  const lookAgain = () => {
    for (const id of productIds) {
      // Whoever watches it hears of it.
      void client.query(ProductNowDocument, { id }, { requestPolicy: 'network-only' }).toPromise();
    }
  };
  useReconnected(lookAgain);
  return lookAgain;
}
