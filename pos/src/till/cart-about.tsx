import { formatPercent } from '@tillgraph/shared-domain/discount';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { typedDecimal } from '../money/typed-decimal.ts';
import type { Cart } from './cart.ts';
import type { TillDialog } from './till-dialog.ts';

export interface CartAboutProps {
  readonly cart: Cart;
  readonly onOpen: (dialog: TillDialog) => void;
}

/** Who buys, on what terms, and where it goes: what is set is shown, and each button sets it. */
export function CartAbout({ cart, onOpen }: CartAboutProps) {
  const { cart: words, discount: terms } = useMessages();
  const may = useMay();
  const { customer, delivery, discount, note } = cart;
  const reads = may('customers:read');
  useShortcut('F3', words.customer, () => onOpen({ kind: 'customer' }), reads);
  useShortcut('F4', terms.ofSale, () => onOpen({ kind: 'sale' }));
  useShortcut('Alt+L', words.delivery, () => onOpen({ kind: 'delivery' }));
  const off =
    discount &&
    ('percent' in discount
      ? words.lineDiscount(typedDecimal(formatPercent(discount.percent)))
      : words.less(formatMoney(discount.amount)));
  const about = [
    off,
    note,
    delivery && words.deliverTo([...delivery.lines, delivery.city].filter(Boolean).join(', ')),
  ].filter(Boolean);
  return (
    <>
      <div className="flex gap-1">
        {reads && (
          <Button
            className="min-w-0 flex-1 truncate px-2 text-sm"
            aria-label={customer ? `${words.customer}: ${customer.name}` : words.customer}
            onClick={() => onOpen({ kind: 'customer' })}
          >
            {customer?.name ?? words.customer}
          </Button>
        )}
        <Button className="px-2 text-sm" onClick={() => onOpen({ kind: 'sale' })}>
          {may('orders:discount') ? words.discount : terms.note}
        </Button>
        <Button className="px-2 text-sm" onClick={() => onOpen({ kind: 'delivery' })}>
          {words.delivery}
        </Button>
      </div>
      {about.length > 0 && <p className="text-sm wrap-anywhere text-faint">{about.join(' · ')}</p>}
    </>
  );
}
