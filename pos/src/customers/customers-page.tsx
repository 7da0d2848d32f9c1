import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { type CustomerFactsFragment, CustomerListDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { type Column, DataList } from '../lists/data-list.tsx';
import { NothingYet } from '../lists/nothing-yet.tsx';
import { rowLink } from '../lists/row-link.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { CustomerFilter } from './customer-filter.tsx';
import { CustomerForm } from './customer-form.tsx';

function CustomersPage() {
  const { customers: words } = useMessages();
  const may = useMay();
  const wanted = useSearch({ from: '/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const { search, status, order } = wanted;
  const list = useEndless(
    CustomerListDocument,
    {
      first: 100,
      orderBy: order,
      filter: { ...(search !== '' && { search }), ...(status !== 'ALL' && { active: status === 'ACTIVE' }) },
    },
    ({ customers }) => customers,
  );
  const [creating, setCreating] = useState(false);
  useShortcut('Alt+N', words.create, () => setCreating(true), may('customers:write'));
  return (
    <Page
      title={words.title}
      actions={
        may('customers:write') && (
          <Button tone="primary" onClick={() => setCreating(true)}>
            {words.create}
          </Button>
        )
      }
    >
      <CustomerFilter
        wanted={wanted}
        totalCount={list.totalCount}
        onWant={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
      />
      <DataList
        key={JSON.stringify(wanted)}
        label={words.title}
        list={list}
        columns={useColumns()}
        idOf={({ id }) => id}
        rowHeight={56}
        nothing={
          search === '' &&
          status !== 'INACTIVE' && (
            <NothingYet
              text={words.nothing}
              begin={
                may('customers:write')
                  ? { label: words.createFirst, run: () => setCreating(true) }
                  : undefined
              }
            />
          )
        }
      />
      {creating && (
        <FormDialog title={words.create} wide onLeave={() => setCreating(false)}>
          <CustomerForm
            onSaved={({ id }) => void navigate({ to: '/customers/$customerId', params: { customerId: id } })}
          />
        </FormDialog>
      )}
    </Page>
  );
}

export const GuardedCustomersPage = guarded('customers:read', CustomersPage);

function useColumns(): readonly Column<CustomerFactsFragment>[] {
  const { customers: words, address } = useMessages();
  const { shop } = useWorkplace();
  return [
    {
      id: 'name',
      header: words.name,
      grow: 3,
      cell: ({ id, name, email, phone, active, erasedAt }) => (
        <Link to="/customers/$customerId" params={{ customerId: id }} className={rowLink}>
          <span className="min-w-0">
            <span className="block truncate">
              {name}
              {!active && erasedAt === null && (
                <span className="ml-2 text-sm font-normal text-faint">{words.statuses.INACTIVE}</span>
              )}
            </span>
            {/* Where there is no room for columns. */}
            <span className="block truncate text-sm font-normal text-faint md:hidden">{email ?? phone}</span>
          </span>
        </Link>
      ),
    },
    { id: 'email', header: words.email, grow: 3, from: 'md', cell: ({ email }) => email ?? '–' },
    { id: 'phone', header: words.phone, grow: 2, from: 'md', cell: ({ phone }) => phone ?? '–' },
    { id: 'city', header: address.city, grow: 2, from: 'lg', cell: ({ address: at }) => at?.city ?? '–' },
    {
      id: 'created',
      header: words.since,
      grow: 2,
      from: 'xl',
      cell: ({ createdAt }) => writtenMoment(createdAt, shop.timeZone),
    },
  ];
}
