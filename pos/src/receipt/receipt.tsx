import type { Preferences } from '../app/preferences.ts';
import type { SaleFragment, ShopQuery } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { ReceiptLines } from './receipt-lines.tsx';
import { ReceiptParties } from './receipt-parties.tsx';
import { ReceiptSums } from './receipt-sums.tsx';

export type ReceiptShop = NonNullable<ShopQuery['shop']>;

export interface ReceiptProps {
  readonly order: SaleFragment;
  readonly shop: ReceiptShop;
  /** What it is laid out for. */
  readonly paper: Preferences['paper'];
  /** Printed again, which it says. */
  readonly copy?: boolean;
}

/** What the customer takes along. Within a dialog it is alone on the paper when it is printed. */
export function Receipt({ order, shop, paper, copy = false }: ReceiptProps) {
  const { receipt: words } = useMessages();
  const wide = paper === 'a4';
  return (
    <article
      aria-label={words.title}
      className={`flex flex-col print:block print:space-y-2 ${wide ? 'on-a4 gap-5' : 'on-roll gap-2 text-sm'}`}
    >
      <ReceiptParties order={order} shop={shop} wide={wide} />
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className={wide ? 'text-xl font-semibold' : ''}>
          {words.number(order.number)}
          {copy && ` · ${words.copy}`}
        </span>
        <time dateTime={order.placedAt}>{writtenMoment(order.placedAt, shop.timeZone)}</time>
      </p>
      {order.status === 'CANCELLED' && <p className="font-semibold">{words.cancelled}</p>}
      <ReceiptLines order={order} wide={wide} />
      <ReceiptSums order={order} wide={wide} />
      {order.note && <p className="whitespace-pre-wrap">{order.note}</p>}
      {order.cashier && <p className="text-center">{words.cashier(order.cashier.displayName)}</p>}
    </article>
  );
}
