import { Link } from '@tanstack/react-router';
import { useWorkplace } from '../app/workplace-context.ts';
import type { OrderFilter, OrderRowFragment } from '../graph/generated/graphql.ts';
import { type Column, DataList } from '../lists/data-list.tsx';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment, writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { StatusBadge } from './status-badge.tsx';
import { useLiveOrders } from './use-live-orders.ts';

/** The orders that match, live: each row leads to its order. */
export function OrderList({ filter }: { readonly filter: OrderFilter }) {
  const { shop } = useWorkplace();
  const { orders: words, lists } = useMessages();
  const list = useLiveOrders(filter);
  return (
    <>
      <p role="status" className="min-h-6 text-sm text-faint">
        {list.totalCount !== undefined && lists.found(writtenNumber(list.totalCount))}
      </p>
      <DataList
        label={words.title}
        list={list}
        idOf={({ id }) => id}
        columns={columnsIn(words, shop.timeZone)}
      />
    </>
  );
}

const columnsIn = (words: Messages['orders'], timeZone: string): readonly Column<OrderRowFragment>[] => [
  {
    id: 'number',
    header: words.columns.number,
    cell: ({ id, number }) => (
      // All of the row leads there.
      <Link
        to="/orders/$orderId"
        params={{ orderId: id }}
        className="font-medium underline after:absolute after:inset-0"
      >
        {number}
      </Link>
    ),
  },
  {
    id: 'status',
    header: words.columns.status,
    grow: 2,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'placedAt',
    header: words.columns.placedAt,
    grow: 4,
    from: 'sm',
    cell: ({ placedAt }) => writtenMoment(placedAt, timeZone),
  },
  {
    id: 'customer',
    header: words.columns.customer,
    grow: 3,
    from: 'md',
    cell: ({ customer, fulfilmentMethod }) =>
      [fulfilmentMethod === 'DELIVERY' && words.delivery, customer?.name].filter(Boolean).join(' · '),
  },
  {
    id: 'cashier',
    header: words.columns.cashier,
    grow: 2,
    from: 'lg',
    cell: ({ cashier }) => cashier?.displayName,
  },
  {
    id: 'total',
    header: words.columns.total,
    grow: 2,
    right: true,
    cell: ({ total, refundedTotal }) => (
      <span className="flex flex-col leading-tight">
        <span className="font-medium">{formatMoney(total)}</span>
        {Number(refundedTotal.amount) > 0 && (
          <span className="text-xs text-faint">{words.refundedOf(formatMoney(refundedTotal))}</span>
        )}
      </span>
    ),
  },
];
