import { useEffect, useRef } from 'react';
import { Button } from '../components/button.tsx';
import { moveFocus } from '../keys/move-focus.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { type Cart, isEmpty } from './cart.ts';
import { CartAbout } from './cart-about.tsx';
import { CartRow } from './cart-row.tsx';
import type { TillDialog } from './till-dialog.ts';
import type { Reckoned, Totals } from './totals.ts';

export interface CartPanelProps {
  readonly cart: Cart;
  readonly totals: Reckoned;
  readonly parkedCount: number;
  /** Shown instead of the products where there is no room for both. */
  readonly inFront: boolean;
  readonly onQuantity: (productId: string, quantity: number) => void;
  readonly onOpen: (dialog: TillDialog) => void;
  readonly onClear: () => void;
  readonly onUndo: (() => void) | undefined;
  readonly onPay: () => void;
}

export function CartPanel(props: CartPanelProps) {
  const { cart, totals, parkedCount, inFront, onQuantity, onOpen, onClear, onUndo, onPay } = props;
  const { cart: words, parked } = useMessages();
  const list = useRef<HTMLUListElement>(null);
  const filled = cart.lines.length > 0;
  const payable = filled && totals.ok;
  useCartKeys(list, props);
  const count = cart.lines.length;
  const before = useRef(count);
  useEffect(() => {
    // What comes in is seen.
    if (count > before.current) list.current?.scrollTo({ top: list.current.scrollHeight });
    before.current = count;
  }, [count]);
  useShortcut('F8', parked.title, () => onOpen({ kind: 'parked' }));
  useShortcut('F9', words.payNow, onPay, payable);
  useShortcut('Alt+X', words.clear, onClear, !isEmpty(cart));
  useShortcut('Alt+Z', words.undo, onUndo ?? (() => {}), onUndo !== undefined);

  return (
    <section
      aria-label={words.title}
      className={`min-h-0 flex-col gap-2 border-line bg-panel p-3 max-md:flex-1 md:flex md:w-96 md:border-l ${inFront ? 'flex' : 'max-md:hidden'}`}
    >
      <div className="flex items-center gap-1">
        <h2 className="mr-auto text-lg font-semibold">{words.title}</h2>
        {onUndo && (
          <Button className="px-3" onClick={onUndo}>
            {words.undo}
          </Button>
        )}
        <Button
          className="px-3"
          aria-label={words.parkedCount(writtenNumber(parkedCount))}
          onClick={() => onOpen({ kind: 'parked' })}
        >
          {words.park} {parkedCount > 0 && writtenNumber(parkedCount)}
        </Button>
        {!isEmpty(cart) && (
          <Button className="px-3" onClick={onClear}>
            {words.clear}
          </Button>
        )}
      </div>
      <CartAbout cart={cart} onOpen={onOpen} />
      {filled ? (
        <ul
          ref={list}
          className="min-h-24 flex-1 divide-y divide-line overflow-y-auto border-y border-line"
          onKeyDown={(event) => moveFocus(event, list.current, 'input')}
        >
          {cart.lines.map((line, index) => (
            <CartRow
              key={line.product.id}
              line={line}
              total={totals.ok ? totals.lines[index] : undefined}
              onQuantity={(quantity) => onQuantity(line.product.id, quantity)}
              onTerms={() => onOpen({ kind: 'line', productId: line.product.id })}
            />
          ))}
        </ul>
      ) : (
        <p className="flex-1 py-2 text-faint">{words.empty}</p>
      )}
      {filled && totals.ok && <TotalsTable totals={totals} />}
      {filled && !totals.ok && (
        <p role="alert" className="text-danger">
          {totals.problem === 'tooMuch' ? words.tooMuch : words.discountTooLarge}
        </p>
      )}
      {payable && (
        <Button tone="primary" className="min-h-14 text-lg" onClick={onPay}>
          {words.pay(formatMoney(totals.total))}
        </Button>
      )}
    </section>
  );
}

function useCartKeys(list: React.RefObject<HTMLUListElement | null>, { cart, onOpen }: CartPanelProps): void {
  const { cart: words } = useMessages();
  const filled = cart.lines.length > 0;
  const quantities = () => list.current?.querySelectorAll('input') ?? [];
  useShortcut('F6', words.keys.lines, () => [...quantities()].at(-1)?.focus(), filled);
  useShortcut('Arrows', words.keys.move, undefined, filled);
  useShortcut('Plus', words.keys.more, undefined, filled);
  useShortcut('Minus', words.keys.fewer, undefined, filled);
  const openLine = () => {
    // Of the line that has the focus, else of what came in last.
    const row = document.activeElement?.closest<HTMLElement>('[data-product]');
    const productId = row?.dataset.product ?? cart.lines.at(-1)?.product.id;
    if (productId !== undefined) onOpen({ kind: 'line', productId });
  };
  useShortcut('F7', words.keys.terms, openLine, filled);
}

function TotalsTable({ totals }: { readonly totals: Totals }) {
  const { cart: words } = useMessages();
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4">
      {totals.discountTotal.minor > 0 && (
        <>
          <dt className="text-faint">{words.discounts}</dt>
          <dd className="text-right">−{formatMoney(totals.discountTotal)}</dd>
        </>
      )}
      <dt className="text-faint">{words.subtotal}</dt>
      <dd className="text-right">{formatMoney(totals.subtotal)}</dd>
      <dt className="text-faint">{words.tax}</dt>
      <dd className="text-right">{formatMoney(totals.taxTotal)}</dd>
      <dt className="text-lg font-semibold">{words.total}</dt>
      <dd className="text-right text-lg font-semibold">{formatMoney(totals.total)}</dd>
    </dl>
  );
}
