import { useWorkplace } from '../app/workplace-context.ts';
import { Panel } from '../components/panel.tsx';
import type { RefundMadeFragment, WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { givenAs } from './given-as.ts';

/** What came back, why, and where the money went. */
export function OrderRefunds({ order }: { readonly order: WholeOrderFragment }) {
  const { orders: words } = useMessages();
  return (
    <Panel title={words.refunds}>
      <ul className="flex flex-col gap-3">
        {order.refunds.map((refund) => (
          <Refund key={refund.id} refund={refund} />
        ))}
      </ul>
    </Panel>
  );
}

function Refund({ refund }: { readonly refund: RefundMadeFragment }) {
  const { shop } = useWorkplace();
  const { orders: words } = useMessages();
  const { total, reason, refundedAt, refundedBy, lines, payments } = refund;
  return (
    <li>
      <p className="flex justify-between gap-4">
        <span>{reason}</span>
        <span className="font-medium">−{formatMoney(total)}</span>
      </p>
      <ul className="text-sm">
        {lines.map(({ line, quantity, restocked }) => (
          <li key={`${line.id} ${restocked}`}>
            {writtenNumber(quantity)} × {line.productName}
            {!restocked && <span className="text-faint"> ({words.notRestocked})</span>}
          </li>
        ))}
      </ul>
      <p className="text-sm text-faint">
        {payments
          .map((payment) => words.refund.gives(formatMoney(payment.amount), givenAs(payment, words)))
          .join(', ')}
      </p>
      <p className="text-sm text-faint">
        <time dateTime={refundedAt}>{writtenMoment(refundedAt, shop.timeZone)}</time>{' '}
        {refundedBy && words.backBy(refundedBy.displayName)}
      </p>
    </li>
  );
}
