import { Link } from '@tanstack/react-router';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Panel } from '../components/panel.tsx';
import { CustomerOrdersDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';

/** What a customer bought, newest first. */
export function CustomerOrders({ customerId }: { readonly customerId: string }) {
  const { customers: words, lists, history } = useMessages();
  const { shop } = useWorkplace();
  const list = useEndless(
    CustomerOrdersDocument,
    { id: customerId, first: 20 },
    ({ customer }) => customer?.orders,
  );
  return (
    <Panel title={words.ordersTitle}>
      {list.failed && <p role="alert">{lists.failed}</p>}
      {!list.failed && list.nodes.length === 0 && (
        <p role="status">{list.fetching ? lists.loading : words.noOrders}</p>
      )}
      <ul className="divide-y divide-line/40">
        {list.nodes.map(({ id, number, status, placedAt, total }) => (
          <li key={id} className="flex min-h-11 items-center gap-3">
            <Link
              to="/orders/$orderId"
              params={{ orderId: id }}
              className="flex min-h-11 items-center font-medium underline"
            >
              {words.order(number)}
            </Link>
            <span className="text-sm text-faint">{writtenMoment(placedAt, shop.timeZone)}</span>
            <span className="ml-auto text-sm text-faint max-sm:hidden">{words.orderStatuses[status]}</span>
            <span className="max-sm:ml-auto">{formatMoney(total)}</span>
          </li>
        ))}
      </ul>
      {list.hasMore && <Button onClick={list.more}>{history.more}</Button>}
    </Panel>
  );
}
