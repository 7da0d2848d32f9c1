import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import type { ProductOnSaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber, writtenTime } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { ShiftSign } from '../shift/shift-sign.tsx';
import { chosenDrawer, useDrawer } from '../shift/use-drawer.ts';
import { AsideSales } from './aside-sales.tsx';
import { addToCart, emptyCart, isEmpty, setQuantity } from './cart.ts';
import { CartDialogs } from './cart-dialogs.tsx';
import { CartPanel } from './cart-panel.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { ProductGrid } from './product-grid.tsx';
import { cartProduct } from './product-on-sale.ts';
import { ProductSearch } from './product-search.tsx';
import type { TillDialog } from './till-dialog.ts';
import { totalsOf } from './totals.ts';
import { useCartProducts } from './use-cart-products.ts';
import { useFoundByEnter } from './use-found-by-enter.ts';
import { useLiveStock } from './use-live-stock.ts';
import { useParked } from './use-parked.ts';
import { useProducts, type Wanted } from './use-products.ts';
import { useScannedProduct } from './use-scanned-product.ts';
import { useScanner } from './use-scanner.ts';
import { useTill } from './use-till.ts';

/** Where a cashier works: products to pick or scan, the cart, and the payment. */
export function TillPage() {
  const { cashier, shop } = useWorkplace();
  const { till: words, cart: cartWords, parked: parkedWords } = useMessages();
  const till = useTill(cashier.id);
  const { cart, sale, run, changeCart } = till;
  const parked = useParked();
  const [paying, setPaying] = useState(false);
  const [dialog, setDialog] = useState<TillDialog>();
  const [cartInFront, setCartInFront] = useState(false);
  const [searching, setSearching] = useState(0);
  const [notice, setNotice] = useState('');
  const [wanted, setWanted] = useState<Wanted>({ search: '', categoryId: undefined });
  const [inSight, setInSight] = useState<readonly string[]>([]);
  const grid = useRef<HTMLDivElement>(null);
  const list = useProducts(wanted);
  const inCart = cart.lines.map(({ product }) => product.id);
  useLiveStock([...inSight, ...inCart]);
  const lookAgain = useCartProducts(inCart, till.see);
  const totals = totalsOf(cart, shop);
  useEffect(() => {
    document.title = `${words.title} · ${shop.name}`;
  }, [words, shop.name]);

  // A payment may have begun while the product was looked for.
  const add = useEffectEvent((product: ProductOnSaleFragment) => {
    if (paying || run.isUnderWay()) {
      setNotice(words.scanWhilePaying);
      return;
    }
    run.dismiss();
    changeCart((before) => addToCart(before, cartProduct(product)));
    setNotice(words.added(product.name));
  });
  const toGrid = () => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  const enter = useFoundByEnter(wanted, list, add, toGrid);

  const look = useScannedProduct();
  useScanner(async (code) => {
    if (paying || run.isUnderWay()) {
      setNotice(words.scanWhilePaying);
      return;
    }
    run.dismiss();
    const found = await look(code);
    if (typeof found === 'string') setNotice(found);
    else add(found);
  });

  useEffect(() => {
    // Also where another tab sells: what is in the cart then is not what was to be paid.
    if (sale.status !== 'none') setPaying(false);
  }, [sale.status]);
  const { drawer } = useDrawer();
  const leave = () => {
    setPaying(false);
    setNotice('');
    // It may have been refused for what the cart does not know yet: a new price.
    if (sale.status === 'refused') lookAgain();
    if (sale.status === 'settled' && sale.order.status !== 'CANCELLED') setCartInFront(false);
    run.dismiss();
  };
  const count = writtenNumber(cart.lines.reduce((sum, { quantity }) => sum + quantity, 0));

  return (
    <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col md:flex-row">
      <h1 tabIndex={-1} className="sr-only">
        {words.title}
      </h1>
      <div
        className={`min-h-0 min-w-0 flex-1 flex-col gap-2 p-3 md:flex ${cartInFront ? 'max-md:hidden' : 'flex'}`}
      >
        <ProductSearch
          wanted={wanted}
          totalCount={list.totalCount ?? 0}
          searching={searching}
          onWant={setWanted}
          onEnter={enter}
          onDown={toGrid}
        />
        <div className="flex min-h-11 items-center gap-2">
          {/* Live by its own word: what is so stays told while a dialog lies over the page. */}
          <p role="status" aria-live="polite" className="mr-auto min-w-0 text-sm">
            {notice}
          </p>
          <ShiftSign />
        </div>
        <AsideSales
          sales={till.aside}
          onAsk={({ submission }) => {
            // What is under way waits for its turn.
            if (!isEmpty(cart)) {
              parked.park(
                cart.customer?.name ?? parkedWords.unnamed(writtenTime(Date.now(), shop.timeZone)),
                cart,
              );
            }
            run.takeUp(submission.idempotencyKey);
          }}
          onForget={({ submission }) => run.forget(submission.idempotencyKey)}
        />
        {list.failed && <p role="alert">{words.failed}</p>}
        {!list.fetching && !list.failed && list.products.length === 0 && <p>{words.nothingFound}</p>}
        <div ref={grid} className="flex min-h-0 flex-1 flex-col">
          <ProductGrid
            products={list.products}
            filter={JSON.stringify(wanted)}
            label={words.products}
            onPick={add}
            onInSight={setInSight}
            onEnd={list.more}
          />
        </div>
      </div>
      <CartPanel
        cart={cart}
        totals={totals}
        parkedCount={parked.sales.length}
        inFront={cartInFront}
        onQuantity={(productId, quantity) => changeCart((before) => setQuantity(before, productId, quantity))}
        onOpen={setDialog}
        onClear={() => {
          changeCart(() => emptyCart);
          setNotice(words.cleared);
        }}
        onUndo={till.undo}
        onPay={() => {
          setNotice('');
          setPaying(true);
        }}
      />
      <Button
        tone={cartInFront ? 'plain' : 'primary'}
        className="m-2 min-h-14 text-lg md:hidden"
        onClick={() => setCartInFront(!cartInFront)}
      >
        {cartInFront
          ? cartWords.toProducts
          : cartWords.show(count, totals.ok ? formatMoney(totals.total) : '')}
      </Button>
      <PayDialog
        due={paying && totals.ok && cart.lines.length > 0 ? totals.total : undefined}
        discounted={cart.discount !== undefined || cart.lines.some(({ discount }) => discount)}
        customer={cart.customer}
        sale={sale}
        notice={notice}
        onTake={(tenders) => {
          if (!totals.ok) return;
          run.submit({ cart, total: totals.total, tenders, drawerId: drawer?.id ?? chosenDrawer() });
          setPaying(false);
        }}
        onCustomer={() => setDialog({ kind: 'customer' })}
        onLeave={leave}
        onNewSale={(byKeyboard) => {
          leave();
          if (byKeyboard) setSearching((count) => count + 1);
        }}
        onSetAside={run.setAside}
        onReduce={(available) => {
          changeCart((before) =>
            [...available].reduce((left, [id, there]) => setQuantity(left, id, there), before),
          );
          run.dismiss();
        }}
      />
      <CartDialogs
        dialog={dialog}
        till={till}
        parked={parked}
        onNotice={setNotice}
        onLeave={() => setDialog(undefined)}
      />
    </main>
  );
}
