import { Link } from '@tanstack/react-router';
import { useMay } from '../app/scopes.ts';
import type { SoldLineFragment, WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber, writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';

/** What was sold, as it was at the sale, and how much of it came back. */
export function OrderLines({ order }: { readonly order: WholeOrderFragment }) {
  const { orders: words } = useMessages();
  const { line: columns } = words;
  const discounted = Number(order.discountTotal.amount) > 0;
  return (
    <div className="rounded-lg border border-line/50 bg-panel">
      <table aria-label={words.lines} className="w-full text-left">
        <thead>
          <tr className="border-b border-line text-sm text-faint">
            <th scope="col" className="p-3 font-semibold">
              {columns.product}
            </th>
            <th scope="col" className="p-3 text-right font-semibold">
              {columns.quantity}
            </th>
            <th scope="col" className="p-3 text-right font-semibold max-sm:hidden">
              {columns.unitPrice}
            </th>
            {discounted && (
              <th scope="col" className="p-3 text-right font-semibold max-md:hidden">
                {columns.discount}
              </th>
            )}
            <th scope="col" className="p-3 text-right font-semibold max-md:hidden">
              {columns.tax}
            </th>
            <th scope="col" className="p-3 text-right font-semibold">
              {columns.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <Line
              key={line.id}
              line={line}
              amount={order.pricesIncludeTax ? line.total : line.subtotal}
              discounts={discounted}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  readonly line: SoldLineFragment;
  /** In the terms of the prices: with tax or without. */
  readonly amount: SoldLineFragment['total'];
  /** Whether any line has one, and so all have a column for it. */
  readonly discounts: boolean;
}

function Line({ line, amount, discounts }: LineProps) {
  const { orders: words } = useMessages();
  const mayLook = useMay()('inventory:read');
  const { product, productName, sku, note, quantity, refundedQuantity, unitPrice, discountTotal, taxRate } =
    line;
  const discounted = Number(discountTotal.amount) > 0;
  return (
    <tr className="border-b border-line/40 align-top last:border-0">
      <td className="p-3 wrap-anywhere">
        <p className="font-medium">
          {product && mayLook ? (
            <Link
              to="/products/$productId"
              params={{ productId: product.id }}
              className="inline-flex min-h-6 items-center underline"
            >
              {productName}
            </Link>
          ) : (
            productName
          )}
        </p>
        <p className="text-sm text-faint">{sku}</p>
        {note && <p className="text-sm">{note}</p>}
        {discounted && (
          <p className="text-sm md:hidden">
            {words.discount} −{formatMoney(discountTotal)}
          </p>
        )}
        {refundedQuantity > 0 && (
          <p className="text-sm text-warning">{words.line.refunded(writtenNumber(refundedQuantity))}</p>
        )}
      </td>
      <td className="p-3 text-right">{writtenNumber(quantity)}</td>
      <td className="p-3 text-right whitespace-nowrap max-sm:hidden">{formatMoney(unitPrice)}</td>
      {discounts && (
        <td className="p-3 text-right whitespace-nowrap max-md:hidden">
          {discounted && `−${formatMoney(discountTotal)}`}
        </td>
      )}
      <td className="p-3 text-right whitespace-nowrap max-md:hidden">{writtenPercent(taxRate)}</td>
      <td className="p-3 text-right font-medium whitespace-nowrap">{formatMoney(amount)}</td>
    </tr>
  );
}
