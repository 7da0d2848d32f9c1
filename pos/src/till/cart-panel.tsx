import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import type { Cart } from './cart.ts';
import { CartRow } from './cart-row.tsx';
import type { Totals } from './totals.ts';

export interface CartPanelProps {
  readonly cart: Cart;
  /** Undefined when it comes to more than a sale may be. */
  readonly totals: Totals | undefined;
  readonly onQuantity: (productId: string, quantity: number) => void;
  readonly onClear: () => void;
  readonly onPay: () => void;
}

export function CartPanel({ cart, totals, onQuantity, onClear, onPay }: CartPanelProps) {
  const { cart: words } = useMessages();
  return (
    <section
      aria-label={words.title}
      className="flex max-h-[50dvh] flex-col gap-2 border-t border-line bg-panel p-3 md:max-h-none md:w-96 md:border-t-0 md:border-l"
    >
      <div className="flex items-center justify-between">
        <h2 className="text-lg font-semibold">{words.title}</h2>
        {cart.length > 0 && <Button onClick={onClear}>{words.clear}</Button>}
      </div>
      {cart.length === 0 ? (
        <p className="text-faint">{words.empty}</p>
      ) : (
        <>
          <ul className="min-h-11 flex-1 divide-y divide-line overflow-y-auto">
            {cart.map((line, index) => (
              <CartRow
                key={line.product.id}
                line={line}
                total={totals?.lines[index]}
                onQuantity={(quantity) => onQuantity(line.product.id, quantity)}
              />
            ))}
          </ul>
          {totals ? (
            <>
              <TotalsTable totals={totals} />
              <Button tone="primary" className="min-h-14 text-lg" onClick={onPay}>
                {words.pay(formatMoney(totals.total))}
              </Button>
            </>
          ) : (
            <p role="alert" className="text-danger">
              {words.tooMuch}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function TotalsTable({ totals }: { readonly totals: Totals }) {
  const { cart: words } = useMessages();
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4">
      <dt className="text-faint">{words.subtotal}</dt>
      <dd className="text-right">{formatMoney(totals.subtotal)}</dd>
      <dt className="text-faint">{words.tax}</dt>
      <dd className="text-right">{formatMoney(totals.taxTotal)}</dd>
      <dt className="text-lg font-semibold">{words.total}</dt>
      <dd className="text-right text-lg font-semibold">{formatMoney(totals.total)}</dd>
    </dl>
  );
}
