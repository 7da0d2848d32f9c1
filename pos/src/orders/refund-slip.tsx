import { usePreferences } from '../app/preferences.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Fact } from '../components/fact.tsx';
import type { RefundMadeFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { givenAs } from './given-as.ts';

export interface RefundSlipProps {
  readonly refund: RefundMadeFragment;
  /** Of the order. */
  readonly number: string;
}

/** What the customer takes along who brought something back, and signs where the shop keeps it. */
export function RefundSlip({ refund, number }: RefundSlipProps) {
  const { shop } = useWorkplace();
  const [{ paper }] = usePreferences();
  const { orders: words, receipt, shift } = useMessages();
  const { lines, payments, reason, refundedAt, refundedBy, total } = refund;
  return (
    <article
      aria-label={words.refund.slip}
      className={`flex flex-col gap-2 print:block print:space-y-2 ${paper === 'a4' ? 'on-a4' : 'on-roll text-sm'}`}
    >
      <header className="text-center">
        <p className="text-base font-semibold">{shop.name}</p>
        {shop.taxId && <p>{receipt.taxId(shop.taxId)}</p>}
        <p>{words.refund.slipOf(number)}</p>
        <time dateTime={refundedAt}>{writtenMoment(refundedAt, shop.timeZone)}</time>
      </header>
      <dl className="flex flex-col gap-1">
        {lines.map(({ line, quantity, restocked, total: worth }) => (
          <Fact key={`${line.id} ${restocked}`} label={`${writtenNumber(quantity)} × ${line.productName}`}>
            {formatMoney(worth)}
          </Fact>
        ))}
        <Fact label={receipt.refunded} strong>
          {formatMoney(total)}
        </Fact>
        {payments.map((payment) => (
          <Fact key={payment.id} label={givenAs(payment, words)}>
            {formatMoney(payment.amount)}
          </Fact>
        ))}
        <Fact label={words.refund.reason}>{reason}</Fact>
      </dl>
      {refundedBy && <p className="text-center">{receipt.cashier(refundedBy.displayName)}</p>}
      <p className="mt-8 hidden border-t border-line pt-1 text-xs print:block">{shift.report.signature}</p>
    </article>
  );
}
