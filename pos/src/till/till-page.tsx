import type { Money } from '@tillgraph/shared-domain/money';
import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { useWorkplace } from '../app/workplace-context.ts';
import { ProductByCodeDocument, type ProductOnSaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { ShiftSign } from '../shift/shift-sign.tsx';
import { addToCart, seeProduct, setQuantity } from './cart.ts';
import { CartPanel } from './cart-panel.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { ProductGrid } from './product-grid.tsx';
import { cartProduct } from './product-on-sale.ts';
import { ProductSearch } from './product-search.tsx';
import { totalsOf } from './totals.ts';
import { useCartProducts } from './use-cart-products.ts';
import { useLiveStock } from './use-live-stock.ts';
import { useProducts, type Wanted } from './use-products.ts';
import { useScanner } from './use-scanner.ts';
import { useTill } from './use-till.ts';

/** Where a cashier works: products to pick or scan, the cart, and the payment. */
export function TillPage() {
  const { cashier, shop } = useWorkplace();
  const { till: words } = useMessages();
  const client = useClient();
  const { cart, sale, run, changeCart } = useTill(cashier.id);
  const [paying, setPaying] = useState(false);
  const [notice, setNotice] = useState('');
  const [wanted, setWanted] = useState<Wanted>({ search: '', categoryId: undefined });
  const [inSight, setInSight] = useState<readonly string[]>([]);
  const list = useProducts(wanted);
  const inCart = cart.map(({ product }) => product.id);
  useLiveStock([...inSight, ...inCart]);
  const lookAgain = useCartProducts(inCart, (product) => changeCart((before) => seeProduct(before, product)));
  const totals = totalsOf(cart, shop);

  const add = useCallback(
    (product: ProductOnSaleFragment) => {
      changeCart((before) => addToCart(before, cartProduct(product)));
      setNotice(words.added(product.name));
    },
    [changeCart, words],
  );

  useScanner(async (code) => {
    const busy = paying || sale.status === 'asking' || sale.status === 'waiting';
    if (busy) {
      setNotice(words.scanWhilePaying);
      return;
    }
    run.dismiss();
    const { data } = await client
      .query(ProductByCodeDocument, { code }, { requestPolicy: 'network-only' })
      .toPromise();
    const product = data?.productByBarcode ?? data?.productBySku;
    if (product?.status === 'ACTIVE') add(product);
    else if (product) setNotice(words.notOnSale(product.name));
    else setNotice(data ? words.unknownCode(code) : words.scanFailed(code));
  });

  const leave = () => {
    setPaying(false);
    setNotice('');
    // It may have been refused for what the cart does not know yet: a new price.
    if (sale.status === 'refused') lookAgain();
    run.dismiss();
  };
  const take = (given: Money) => {
    if (!totals) return;
    run.submit({ cart, total: totals.total, given });
    setPaying(false);
  };

  return (
    <main id="content" className="flex min-h-0 min-w-0 flex-1 flex-col md:flex-row">
      <h1 className="sr-only">{words.title}</h1>
      <div className="flex min-h-0 flex-1 flex-col gap-2 p-3">
        <ProductSearch wanted={wanted} totalCount={list.totalCount ?? 0} onWant={setWanted} />
        <div className="flex min-h-11 items-center gap-2">
          <p role="status" className="mr-auto min-w-0 text-sm">
            {notice}
          </p>
          <ShiftSign />
        </div>
        {list.failed && <p role="alert">{words.failed}</p>}
        {!list.fetching && !list.failed && list.products.length === 0 && <p>{words.nothingFound}</p>}
        <ProductGrid
          products={list.products}
          filter={JSON.stringify(wanted)}
          label={words.products}
          onPick={add}
          onInSight={setInSight}
          onEnd={list.more}
        />
      </div>
      <CartPanel
        cart={cart}
        totals={totals}
        onQuantity={(productId, quantity) => changeCart((before) => setQuantity(before, productId, quantity))}
        onClear={() => changeCart(() => [])}
        onPay={() => {
          setNotice('');
          setPaying(true);
        }}
      />
      <PayDialog
        due={paying ? totals?.total : undefined}
        sale={sale}
        notice={notice}
        shop={shop}
        onTake={take}
        onLeave={leave}
        onReduce={(available) => {
          changeCart((before) =>
            [...available].reduce((left, [id, count]) => setQuantity(left, id, count), before),
          );
          run.dismiss();
        }}
      />
    </main>
  );
}
