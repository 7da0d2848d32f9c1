import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { createStore, useStore } from '../app/store.ts';
import { SaleChangedDocument } from '../graph/generated/graphql.ts';
import { newKey } from '../graph/new-key.ts';
import { oneTabAtATime } from '../session/one-tab-at-a-time.ts';
import { type Cart, type CartProduct, seeProduct } from './cart.ts';
import { placeOrder } from './place-order.ts';
import { createSaleRun, type SaleRun } from './sale-run.ts';
import type { SaleState } from './sale-state.ts';
import { type OpenSale, openTill } from './stored-till.ts';

export interface Till {
  readonly cart: Cart;
  readonly sale: SaleState;
  readonly run: SaleRun;
  /** By what the cart is now: two changes may come at once. */
  readonly changeCart: (change: (cart: Cart) => Cart) => void;
  /** What is known of a product now, which nobody did. */
  readonly see: (product: CartProduct) => void;
  /** Another cart altogether, and no way back to this one. */
  readonly replaceCart: (cart: Cart) => void;
  /** Sales whose outcome is not known, and that are not waited for. */
  readonly aside: readonly OpenSale[];
  /** Takes the last change back; undefined when there is none. */
  readonly undo: (() => void) | undefined;
}

/** The cashier's cart and the sale under way. */
export function useTill(cashierId: string): Till {
  const client = useClient();
  const [{ till, run, past, ...changes }] = useState(() => {
    const opened = openTill(cashierId);
    const before = createStore<readonly Cart[]>([]);
    let own = opened.get().cart;
    const setCart = (cart: Cart) => {
      own = cart;
      opened.set({ ...opened.latest(), cart });
    };
    // What is sold, or was changed in another tab, has no way back from here.
    opened.subscribe(() => {
      if (opened.get().cart !== own) before.set([]);
    });
    return {
      till: opened,
      past: before,
      run: createSaleRun({
        till: opened,
        place: (submission) => placeOrder(client, submission),
        watch: (orderId, { seen, lost }) =>
          client.subscription(SaleChangedDocument, { orderId }).subscribe(({ data, error }) => {
            if (data) seen(data.orderChanged);
            else if (error) lost();
          }).unsubscribe,
        alone: oneTabAtATime(`tillgraph.sale.${cashierId}`),
        newKey,
        now: Date.now,
        wait: (delay) => new Promise((resolve) => setTimeout(resolve, delay)),
      }),
      changeCart(change: (cart: Cart) => Cart) {
        const { cart } = opened.latest();
        const changed = change(cart);
        if (changed === cart) return;
        before.set([...before.get(), cart].slice(-stepsBack));
        setCart(changed);
      },
      see(product: CartProduct) {
        const { cart, pending } = opened.latest();
        // The tab that sells it empties the cart, and must not find it filled again.
        if (pending) return;
        const changed = seeProduct(cart, product);
        if (changed !== cart) setCart(changed);
      },
      replaceCart(cart: Cart) {
        before.set([]);
        setCart(cart);
      },
      undo() {
        const earlier = before.get().at(-1);
        if (!earlier) return;
        before.set(before.get().slice(0, -1));
        // At today's prices.
        setCart(opened.get().cart.lines.reduce((cart, { product }) => seeProduct(cart, product), earlier));
      },
    };
  });
  const sale = useStore(run.state);
  useEffect(() => {
    run.resume();
    return () => {
      run.close();
      till.close();
    };
  }, [run, till]);
  const hasPast = useStore(past).length > 0;
  const { cart, aside } = useStore(till);
  return { cart, aside, sale, run, ...changes, undo: hasPast ? changes.undo : undefined };
}

const stepsBack = 50;
