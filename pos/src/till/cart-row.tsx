import type { Money } from '@tillgraph/shared-domain/money';
import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import type { CartLine } from './cart.ts';

export interface CartRowProps {
  readonly line: CartLine;
  readonly total: Money | undefined;
  readonly onQuantity: (quantity: number) => void;
}

export function CartRow({ line: { product, quantity }, total, onQuantity }: CartRowProps) {
  const { cart: words } = useMessages();
  const { name, price, available } = product;
  return (
    <li className="flex flex-col gap-1 py-2">
      <div className="flex justify-between gap-2">
        <span className="font-medium">{name}</span>
        <span className="font-semibold">{total && formatMoney(total)}</span>
      </div>
      <div className="flex items-center gap-1">
        <Button aria-label={words.fewer(name)} onClick={() => onQuantity(quantity - 1)}>
          −
        </Button>
        <input
          aria-label={words.quantity(name)}
          inputMode="numeric"
          className="min-h-11 w-16 rounded-lg border border-line bg-field text-center"
          value={quantity}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={({ currentTarget: { value } }) => {
            if (/^[1-9]\d*$/.test(value)) onQuantity(Number(value));
          }}
        />
        <Button aria-label={words.more(name)} onClick={() => onQuantity(quantity + 1)}>
          +
        </Button>
        <span className="flex-1 text-sm text-faint">{formatMoney(price)}</span>
        <Button aria-label={words.remove(name)} onClick={() => onQuantity(0)}>
          <svg aria-hidden="true" viewBox="0 0 16 16" className="mx-auto size-4 stroke-current stroke-2">
            <path d="M3 3l10 10M13 3L3 13" />
          </svg>
        </Button>
      </div>
      {available !== null && available < quantity && (
        <p role="status" className="text-sm text-danger">
          {words.onlySome(writtenNumber(available))}
        </p>
      )}
    </li>
  );
}
