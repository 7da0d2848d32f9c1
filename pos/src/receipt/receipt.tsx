import type { SaleFragment, ShopQuery } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber, writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';

export type ReceiptShop = NonNullable<ShopQuery['shop']>;

export interface ReceiptProps {
  readonly order: SaleFragment;
  readonly shop: ReceiptShop;
}

/** What the customer takes along; alone on the paper when it is printed. */
export function Receipt({ order, shop }: ReceiptProps) {
  const { receipt: words } = useMessages();
  return (
    <article aria-label={words.title} className="receipt flex flex-col gap-2 text-sm">
      <header className="text-center">
        <p className="text-base font-semibold">{shop.name}</p>
        {shop.address?.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {shop.address && <p>{[shop.address.postalCode, shop.address.city].filter(Boolean).join(' ')}</p>}
        {shop.taxId && <p>{words.taxId(shop.taxId)}</p>}
      </header>
      <p className="flex justify-between">
        <span>{words.number(order.number)}</span>
        <time dateTime={order.placedAt}>{writtenMoment(order.placedAt, shop.timeZone)}</time>
      </p>
      <ul className="border-y border-line py-1">
        {order.lines.map(({ id, productName, quantity, unitPrice, subtotal, total }) => (
          <li key={id}>
            <Row label={productName} value={formatMoney(order.pricesIncludeTax ? total : subtotal)} />
            {quantity !== 1 && (
              <p className="text-faint">{words.of(writtenNumber(quantity), formatMoney(unitPrice))}</p>
            )}
          </li>
        ))}
      </ul>
      {!order.pricesIncludeTax && <Row label={words.subtotal} value={formatMoney(order.subtotal)} />}
      {order.taxes.map(({ rate, net, tax }) => (
        <Row
          key={rate}
          label={words.taxOn(writtenPercent(rate), formatMoney(net))}
          value={formatMoney(tax)}
        />
      ))}
      <p className="flex justify-between text-base font-semibold">
        <span>{words.total}</span>
        <span>{formatMoney(order.total)}</span>
      </p>
      {order.payments.map(({ id, method, amount, tendered, change }) => (
        <div key={id}>
          <Row label={words.methods[method]} value={formatMoney(tendered ?? amount)} />
          {change && <Row label={words.change} value={formatMoney(change)} />}
        </div>
      ))}
      {order.cashier && <p className="text-center">{words.cashier(order.cashier.displayName)}</p>}
    </article>
  );
}

const Row = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <p className="flex justify-between gap-4">
    <span>{label}</span>
    <span className="whitespace-nowrap">{value}</span>
  </p>
);
