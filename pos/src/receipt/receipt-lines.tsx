import type { SaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber, writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { isNothing } from '../money/graph-money.ts';
import { ReceiptRow } from './receipt-row.tsx';

export interface ReceiptLinesProps {
  readonly order: SaleFragment;
  readonly wide: boolean;
}

type Line = SaleFragment['lines'][number];

/** What was sold: one under the other on a roll, a table on a sheet. Prices are as the shop's are, with or without tax. */
export const ReceiptLines = ({ order, wide }: ReceiptLinesProps) =>
  wide ? <Sheet order={order} /> : <Roll order={order} />;

function Roll({ order }: { readonly order: SaleFragment }) {
  const { receipt: words } = useMessages();
  return (
    <ul className="border-y border-line py-1">
      {order.lines.map((line) => (
        <li key={line.id} className="break-inside-avoid">
          <ReceiptRow label={line.productName} value={formatMoney(priceOf(order, line))} />
          {line.quantity !== 1 && (
            <p className="text-faint">
              {words.of(writtenNumber(line.quantity), formatMoney(line.unitPrice))}
            </p>
          )}
          {!isNothing(line.discountTotal) && (
            <p className="text-faint">{words.discounted(formatMoney(line.discountTotal))}</p>
          )}
          {line.note && <p className="text-faint">{line.note}</p>}
        </li>
      ))}
    </ul>
  );
}

function Sheet({ order }: { readonly order: SaleFragment }) {
  const { receipt: words } = useMessages();
  const discounted = !isNothing(order.discountTotal);
  const head = [
    words.quantity,
    words.unitPrice,
    ...(discounted ? [words.discount] : []),
    words.taxRate,
    words.amount,
  ];
  return (
    <table className="w-full border-y border-line">
      <thead>
        <tr className="border-b border-line text-sm text-faint">
          <th scope="col" className="py-1 text-left font-semibold">
            {words.product}
          </th>
          {head.map((name) => (
            <th key={name} scope="col" className="py-1 pl-3 text-right font-semibold">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.id} className="break-inside-avoid align-top">
            <th scope="row" className="py-1 text-left font-normal wrap-anywhere">
              {line.productName}
              <span className="block text-sm text-faint">
                {[line.sku, line.note].filter(Boolean).join(' · ')}
              </span>
            </th>
            <Cell text={writtenNumber(line.quantity)} />
            <Cell text={formatMoney(line.unitPrice)} />
            {discounted && (
              <Cell text={isNothing(line.discountTotal) ? '' : `−${formatMoney(line.discountTotal)}`} />
            )}
            <Cell text={writtenPercent(line.taxRate)} />
            <Cell text={formatMoney(priceOf(order, line))} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Cell = ({ text }: { readonly text: string }) => (
  <td className="py-1 pl-3 text-right whitespace-nowrap">{text}</td>
);

const priceOf = ({ pricesIncludeTax }: SaleFragment, { total, subtotal }: Line) =>
  pricesIncludeTax ? total : subtotal;
