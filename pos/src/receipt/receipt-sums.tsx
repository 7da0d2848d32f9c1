import type { SaleFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { isNothing } from '../money/graph-money.ts';
import { ReceiptRow } from './receipt-row.tsx';

export interface ReceiptSumsProps {
  readonly order: SaleFragment;
  readonly wide: boolean;
}

/** Discounts, taxes by rate, the total, what it was paid with, and what was paid back since. */
export function ReceiptSums({ order, wide }: ReceiptSumsProps) {
  const { receipt: words } = useMessages();
  return (
    <div className={wide ? 'ml-auto w-1/2 min-w-60 break-inside-avoid' : 'break-inside-avoid'}>
      {!isNothing(order.discountTotal) && (
        <ReceiptRow label={words.discountTotal} value={formatMoney(order.discountTotal)} />
      )}
      {!order.pricesIncludeTax && <ReceiptRow label={words.subtotal} value={formatMoney(order.subtotal)} />}
      {order.taxes.map(({ rate, net, tax }) => (
        <ReceiptRow
          key={rate}
          label={taxLabel(order, words, writtenPercent(rate), formatMoney(net))}
          value={formatMoney(tax)}
        />
      ))}
      <ReceiptRow strong label={words.total} value={formatMoney(order.total)} />
      {order.payments.filter(isTaken).map((payment) => (
        <Paid key={payment.id} {...payment} />
      ))}
      {!isNothing(order.refundedTotal) && (
        <ReceiptRow label={words.refunded} value={formatMoney(order.refundedTotal)} />
      )}
    </div>
  );
}

/** Not one that was declined, or given back with a sale that came to nothing. */
const isTaken = ({ status }: SaleFragment['payments'][number]): boolean =>
  status === 'TAKEN' || status === 'PENDING';

function Paid({ method, account, reference, amount, tendered, change }: SaleFragment['payments'][number]) {
  const { receipt: words } = useMessages();
  const detail = method === 'ACCOUNT' ? account?.name : reference;
  return (
    <>
      <ReceiptRow
        label={[words.methods[method], detail].filter(Boolean).join(' · ')}
        value={formatMoney(tendered ?? amount)}
      />
      {change && !isNothing(change) && <ReceiptRow label={words.change} value={formatMoney(change)} />}
    </>
  );
}

const taxLabel = (
  { pricesIncludeTax }: SaleFragment,
  words: ReturnType<typeof useMessages>['receipt'],
  rate: string,
  net: string,
): string => (pricesIncludeTax ? words.taxIn(rate, net) : words.taxOn(rate, net));
