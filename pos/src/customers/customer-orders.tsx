import { Link } from '@tanstack/react-router';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Panel } from '../components/panel.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { useLiveOrders } from '../orders/use-live-orders.ts';

/** What a customer bought, newest first, as it happens. */
export function CustomerOrders({ customerId }: { readonly customerId: string }) {
  const { customers: words, lists, history } = useMessages();
  const { shop } = useWorkplace();
  const list = useLiveOrders({ customerId });
  return (
    <Panel title={words.ordersTitle}>
      {list.failed && <p role="alert">{lists.failed}</p>}
      {!list.failed && list.nodes.length === 0 && (
        <p role="status">{list.fetching ? lists.loading : words.noOrders}</p>
      )}
      <ul className="divide-y divide-line/40">
        {list.nodes.map(({ id, number, status, placedAt, total }) => (
          <li key={id} className="flex min-h-12 items-center gap-3 py-0.5">
            <Link
              to="/orders/$orderId"
              params={{ orderId: id }}
              className="flex min-h-11 items-center font-medium whitespace-nowrap underline"
            >
              {words.order(number)}
            </Link>
            <span className="flex min-w-0 flex-wrap gap-x-3 text-sm whitespace-nowrap text-faint">
              <span>{writtenMoment(placedAt, shop.timeZone)}</span>
              <span>{words.orderStatuses[status]}</span>
            </span>
            <span className="ml-auto whitespace-nowrap tabular-nums">{formatMoney(total)}</span>
          </li>
        ))}
      </ul>
      {list.hasMore && <Button onClick={list.more}>{history.more}</Button>}
    </Panel>
  );
}
