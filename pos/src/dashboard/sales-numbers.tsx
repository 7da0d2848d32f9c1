import { add, type Money } from '@tillgraph/shared-domain/money';
import type { ReactNode } from 'react';
import type { SalesFiguresFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { moneyOf } from '../money/graph-money.ts';

export interface SalesNumbersProps {
  readonly totals: SalesFiguresFragment;
  /** Under the two that say most, such as what they are compared with. */
  readonly underNet?: ReactNode;
  readonly underOrders?: ReactNode;
}

/** The totals of sales: gross - discounts - refunds = net + tax. */
export function SalesNumbers({ totals, underNet, underOrders }: SalesNumbersProps) {
  const { dashboard: words } = useMessages();
  const { orders, items, net, tax, discounts, refunds, gross, cancelledOrders } = totals;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
      <Figure label={words.net} text={formatMoney(net)} large>
        {underNet}
      </Figure>
      <Figure label={words.orders} text={writtenNumber(orders)} large>
        {underOrders}
      </Figure>
      <Figure label={words.average} text={orders === 0 ? '–' : formatMoney(averageOf(totals))} large />
      <Figure label={words.items} text={writtenNumber(items)} large />
      <Figure label={words.gross} text={formatMoney(gross)} />
      <Figure label={words.discounts} text={formatMoney(discounts)} />
      <Figure label={words.refunds} text={formatMoney(refunds)} />
      <Figure label={words.tax} text={formatMoney(tax)}>
        {cancelledOrders > 0 && words.cancelled(writtenNumber(cancelledOrders))}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly text: string;
  readonly large?: boolean;
  readonly children?: ReactNode;
}

const Figure = ({ label, text, large = false, children }: FigureProps) => (
  <div>
    <dt className="text-sm text-faint">{label}</dt>
    <dd>
      <span className={`tabular-nums ${large ? 'text-2xl font-semibold' : ''}`}>{text}</span>
      {children && <span className="block text-sm text-faint">{children}</span>}
    </dd>
  </div>
);

/** Of a sale, with tax. */
function averageOf({ net, tax, orders }: SalesFiguresFragment): Money {
  const paid = add(moneyOf(net), moneyOf(tax));
  return { ...paid, minor: Math.round(paid.minor / orders) };
}
