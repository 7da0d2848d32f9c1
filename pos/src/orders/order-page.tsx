import { Link, useParams } from '@tanstack/react-router';
import { guarded } from '../app/guarded.tsx';
import { Page } from '../components/page.tsx';
import type { WholeOrderFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderPayments } from './order-payments.tsx';
import { OrderRefunds } from './order-refunds.tsx';
import { OrderTimeLine } from './order-time-line.tsx';
import { OrderTotals } from './order-totals.tsx';
import { useOrder } from './use-order.ts';

/** One order, live. */
function OrderPage() {
  const { orderId } = useParams({ from: '/orders/$orderId' });
  const { orders: words, lists } = useMessages();
  const { order, again } = useOrder(orderId);
  if (!order) {
    return (
      <Page title={words.title} actions={<ToTheList />}>
        <p role="status">{order === null ? words.noSuchOrder : lists.loading}</p>
      </Page>
    );
  }
  return (
    <Page
      title={words.order(order.number)}
      actions={
        <>
          <ToTheList />
          <OrderActions order={order} onStale={again} />
        </>
      }
    >
      <WholeOrder key={order.id} order={order} />
    </Page>
  );
}

export const GuardedOrderPage = guarded('orders:read', OrderPage);

function WholeOrder({ order }: { readonly order: WholeOrderFragment }) {
  return (
    <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_18rem] xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-3">
        <OrderLines order={order} />
        <OrderTotals order={order} />
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <OrderFacts order={order} />
        <OrderPayments order={order} />
        {order.refunds.length > 0 && <OrderRefunds order={order} />}
        <OrderTimeLine key={order.version} orderId={order.id} />
      </div>
    </div>
  );
}

function ToTheList() {
  const { orders: words } = useMessages();
  return (
    <Link
      to="/orders"
      className="flex min-h-11 items-center rounded-lg border border-line bg-panel px-4 font-medium hover:bg-hover"
    >
      {words.toTheList}
    </Link>
  );
}
