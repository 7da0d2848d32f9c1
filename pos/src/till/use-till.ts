import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useStore } from '../app/store.ts';
import { SaleChangedDocument } from '../graph/generated/graphql.ts';
import { newKey } from '../graph/new-key.ts';
import type { Cart } from './cart.ts';
import { placeOrder } from './place-order.ts';
import { createSaleRun, type SaleRun, type SaleState } from './sale-run.ts';
import { openTill } from './stored-till.ts';

export interface Till {
  readonly cart: Cart;
  readonly sale: SaleState;
  readonly run: SaleRun;
  /** By what the cart is now: two changes may come at once. */
  readonly changeCart: (change: (cart: Cart) => Cart) => void;
}

/** The cashier's cart and the sale under way. */
export function useTill(cashierId: string): Till {
  const client = useClient();
  const [{ till, run, changeCart }] = useState(() => {
    const opened = openTill(cashierId);
    return {
      till: opened,
      run: createSaleRun({
        till: opened,
        place: (submission) => placeOrder(client, submission),
        watch: (orderId, { seen, lost }) =>
          client.subscription(SaleChangedDocument, { orderId }).subscribe(({ data, error }) => {
            if (data) seen(data.orderChanged);
            else if (error) lost();
          }).unsubscribe,
        newKey,
        wait: (delay) => new Promise((resolve) => setTimeout(resolve, delay)),
      }),
      changeCart(change: (cart: Cart) => Cart) {
        const { cart, pending } = opened.get();
        const changed = change(cart);
        if (changed !== cart) opened.set({ cart: changed, pending });
      },
    };
  });
  useEffect(() => {
    run.resume();
    return () => {
      run.close();
      till.close();
    };
  }, [run, till]);
  return { cart: useStore(till).cart, sale: useStore(run.state), run, changeCart };
}
