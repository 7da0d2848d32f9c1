import { Fact } from '../components/fact.tsx';
import type { WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';

/** What it came to, and what of it was given back. */
export function OrderTotals({ order }: { readonly order: WholeOrderFragment }) {
  const { orders: words } = useMessages();
  const { discountTotal, subtotal, taxes, total, refundedTotal } = order;
  return (
    <dl className="ml-auto flex w-full flex-col gap-1 rounded-lg border border-line/50 bg-panel p-3 sm:max-w-sm">
      {Number(discountTotal.amount) > 0 && <Fact label={words.discount}>−{formatMoney(discountTotal)}</Fact>}
      <Fact label={words.subtotal}>{formatMoney(subtotal)}</Fact>
      {taxes.map(({ rate, net, tax }) => (
        <Fact key={rate} label={words.taxOn(writtenPercent(rate), formatMoney(net))}>
          {formatMoney(tax)}
        </Fact>
      ))}
      <Fact label={words.total} strong>
        {formatMoney(total)}
      </Fact>
      {Number(refundedTotal.amount) > 0 && (
        <Fact label={words.refundedTotal}>−{formatMoney(refundedTotal)}</Fact>
      )}
    </dl>
  );
}
