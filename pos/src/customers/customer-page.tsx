import { Link, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Address } from '../components/address.tsx';
import { Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { Panel } from '../components/panel.tsx';
import {
  CustomerByIdDocument,
  type CustomerFactsFragment,
  CustomerHistoryDocument,
} from '../graph/generated/graphql.ts';
import { useReconnected } from '../graph/use-reconnected.ts';
import { useRetried } from '../graph/use-retried.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import { useHistory } from '../history/use-history.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { CustomerAccounts } from './customer-accounts.tsx';
import { CustomerActions } from './customer-actions.tsx';
import { CustomerOrders } from './customer-orders.tsx';

function CustomerPage() {
  const { customerId } = useParams({ from: '/customers/$customerId' });
  const { customers: words, lists } = useMessages();
  const [{ data, error, fetching }, ask] = useQuery({
    query: CustomerByIdDocument,
    variables: { id: customerId },
    requestPolicy: 'cache-and-network',
  });
  useRetried(error, ask);
  useReconnected(() => ask({ requestPolicy: 'network-only' }));
  return data?.customer ? (
    <CustomerShown key={customerId} customer={data.customer} />
  ) : (
    <Page title={words.customer}>
      <p role="status">{fetching ? lists.loading : error ? lists.failed : words.noSuch}</p>
    </Page>
  );
}

export const GuardedCustomerPage = guarded('customers:read', CustomerPage);

function CustomerShown({ customer }: { readonly customer: CustomerFactsFragment }) {
  const { customers: words, address: addressWords } = useMessages();
  const { shop } = useWorkplace();
  const may = useMay();
  const { id, name, email, phone, address, active, erasedAt, createdAt } = customer;
  return (
    <Page title={name} actions={erasedAt === null && <CustomerActions customer={customer} />}>
      <Link to="/customers" className="-mt-2 flex min-h-11 items-center self-start underline">
        {words.toAll}
      </Link>
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <Panel title={words.customer}>
            {erasedAt !== null && <p>{words.erasedAt(writtenMoment(erasedAt, shop.timeZone))}</p>}
            <Facts
              facts={[
                erasedAt === null
                  ? [words.status, active ? words.statuses.ACTIVE : words.statuses.INACTIVE]
                  : null,
                erasedAt === null ? [words.email, email ?? '–'] : null,
                erasedAt === null ? [words.phone, phone ?? '–'] : null,
                erasedAt === null
                  ? [addressWords.title, address ? <Address key="address" address={address} /> : '–']
                  : null,
                [words.since, writtenMoment(createdAt, shop.timeZone)],
              ]}
            />
          </Panel>
          {may('accounts:read') && <CustomerAccounts customerId={id} />}
          {may('orders:read') && <CustomerOrders key={id} customerId={id} />}
        </div>
        {may('audit:read') && <CustomerHistory customer={customer} />}
      </div>
    </Page>
  );
}

function CustomerHistory({ customer: { id, version } }: { readonly customer: CustomerFactsFragment }) {
  const list = useHistory(CustomerHistoryDocument, { id }, ({ customer }) => customer?.history, version);
  return <HistoryPanel list={list} />;
}
