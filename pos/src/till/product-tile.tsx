import { memo } from 'react';
import type { ProductOnSaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';

export interface ProductTileProps {
  readonly product: ProductOnSaleFragment;
  /** Whether Tab stops here. */
  readonly stop: boolean;
  readonly onPick: (product: ProductOnSaleFragment) => void;
}

/** Drawn anew only when its product changes: the cache hands out the same object else. */
export const ProductTile = memo(({ product, stop, onPick }: ProductTileProps) => {
  const { till: words } = useMessages();
  const { name, sku, price, stock } = product;
  const soldOut = stock?.available === 0;
  const shownPrice = formatMoney(price);
  const shownStock = !stock ? '' : soldOut ? words.outOfStock : words.inStock(writtenNumber(stock.available));
  return (
    <button
      type="button"
      tabIndex={stop ? 0 : -1}
      onClick={() => onPick(product)}
      className="flex size-full flex-col justify-between rounded-lg border border-line bg-panel p-3 text-left hover:bg-hover"
    >
      <span className="line-clamp-2 font-medium">{name}</span>
      <span className="flex w-full flex-col text-sm">
        <span className="truncate text-faint">{sku}</span>
        <span className="flex flex-wrap justify-between gap-x-2">
          <span className="font-semibold">{shownPrice}</span>
          <span className={soldOut ? 'text-danger' : 'text-faint'}>{shownStock}</span>
        </span>
      </span>
    </button>
  );
});
