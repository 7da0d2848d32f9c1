import { useNavigate, useSearch } from '@tanstack/react-router';
import { guarded } from '../app/guarded.tsx';
import { useWorkplace } from '../app/workplace-context.ts';
import { Page } from '../components/page.tsx';
import { useMessages } from '../messages/messages.tsx';
import { FindOrder } from './find-order.tsx';
import { OrderFilters } from './order-filters.tsx';
import { OrderList } from './order-list.tsx';
import { filterOf } from './order-search.ts';

/** All orders, live. Which ones, the address says: it can be kept, sent, and gone back to. */
function OrdersPage() {
  const { shop } = useWorkplace();
  const { orders: words } = useMessages();
  const search = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const filter = filterOf(search, shop.timeZone);
  return (
    <Page title={words.title} actions={<FindOrder />}>
      <OrderFilters
        search={search}
        onChange={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
        onClear={() => void navigate({ search: {}, replace: true })}
      />
      <OrderList key={JSON.stringify(filter)} filter={filter} />
    </Page>
  );
}

export const GuardedOrdersPage = guarded('orders:read', OrdersPage);
