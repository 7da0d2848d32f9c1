import { formatPercent } from '@tillgraph/shared-domain/discount';
import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { typedDecimal } from '../money/typed-decimal.ts';
import type { CartLine } from './cart.ts';
import { QuantityField } from './quantity-field.tsx';
import type { LineTotal } from './totals.ts';

export interface CartRowProps {
  readonly line: CartLine;
  readonly total: LineTotal | undefined;
  readonly onQuantity: (quantity: number) => void;
  readonly onTerms: () => void;
}

export function CartRow({ line, total, onQuantity, onTerms }: CartRowProps) {
  const { cart: words } = useMessages();
  const { product, quantity, discount, note } = line;
  const { name, price, available } = product;
  return (
    <li className="flex flex-col gap-1 py-2" data-product={product.id}>
      <div className="flex justify-between gap-2">
        <span className="min-w-0 font-medium wrap-anywhere">{name}</span>
        <span className="font-semibold">{total && formatMoney(total.price)}</span>
      </div>
      <div className="flex items-center gap-1">
        <Button aria-label={words.fewer(name)} className="px-2" onClick={() => onQuantity(quantity - 1)}>
          −
        </Button>
        <QuantityField label={words.quantity(name)} quantity={quantity} onQuantity={onQuantity} />
        <Button aria-label={words.more(name)} className="px-2" onClick={() => onQuantity(quantity + 1)}>
          +
        </Button>
        <span className="min-w-0 flex-1 truncate px-1 text-sm text-faint">{formatMoney(price)}</span>
        <Button aria-label={words.terms(name)} className="px-2" onClick={onTerms}>
          …
        </Button>
        <Button aria-label={words.remove(name)} className="px-2" onClick={() => onQuantity(0)}>
          <svg aria-hidden="true" viewBox="0 0 16 16" className="mx-auto size-4 stroke-current stroke-2">
            <path d="M3 3l10 10M13 3L3 13" />
          </svg>
        </Button>
      </div>
      {(discount || note || (total && total.discount.minor > 0)) && (
        <p className="text-sm text-faint wrap-anywhere">
          {[
            discount &&
              'percent' in discount &&
              words.lineDiscount(typedDecimal(formatPercent(discount.percent))),
            total && total.discount.minor > 0 && words.less(formatMoney(total.discount)),
            note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {available !== null && available < quantity && (
        <p role="status" className="text-sm text-danger">
          {words.onlySome(writtenNumber(available))}
        </p>
      )}
    </li>
  );
}
