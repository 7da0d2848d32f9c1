import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { SelectField } from '../components/field.tsx';
import { Page } from '../components/page.tsx';
import { type AccountKind, type AccountRowFragment, AccountsDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { type Column, DataList } from '../lists/data-list.tsx';
import { SearchField } from '../lists/search-field.tsx';
import type { Messages } from '../messages/en.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { availableOf } from './available.ts';
import { LiveBalance } from './live-balance.tsx';
import { OpenAccount } from './open-account.tsx';

export const GuardedAccountsPage = guarded('accounts:read', AccountsPage);

/** The shop's accounts and its customers', by code. */
function AccountsPage() {
  const words = useMessages();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<AccountKind>();
  const [active, setActive] = useState<boolean | undefined>(true);
  const [opening, setOpening] = useState(false);
  const mayOpen = useMay()('accounts:write');
  // What a drawer should have is not told to who counts it.
  const readable = mayOpen ? kinds : kinds.filter((each) => each !== 'TILL');
  const list = useEndless(
    AccountsDocument,
    {
      first: 50,
      filter: {
        ...(search !== '' && { search }),
        ...(kind ? { kind: [kind] } : !mayOpen && { kind: readable }),
        ...(active !== undefined && { active }),
      },
    },
    ({ accounts }) => accounts,
  );
  useShortcut('Alt+N', words.accounts.open, () => setOpening(true), mayOpen);
  return (
    <Page
      title={words.accounts.title}
      actions={
        mayOpen && (
          <Button tone="primary" onClick={() => setOpening(true)}>
            {words.accounts.open}
          </Button>
        )
      }
    >
      <div className="flex flex-wrap items-end gap-3">
        <SearchField label={words.accounts.search} hint={words.accounts.searchHint} onSearch={setSearch} />
        <div className="w-40">
          <SelectField
            label={words.accounts.fields.kind}
            value={kind ?? ''}
            onChange={({ currentTarget }) => setKind(readable.find((each) => each === currentTarget.value))}
            options={[
              ['', words.accounts.allKinds],
              ...readable.map((each) => [each, words.history.values[each]] as const),
            ]}
          />
        </div>
        <div className="w-40">
          <SelectField
            label={words.accounts.state}
            value={String(active)}
            onChange={({ currentTarget: { value } }) =>
              setActive(value === 'undefined' ? undefined : value === 'true')
            }
            options={[
              ['true', words.accounts.states.open],
              ['false', words.accounts.states.closed],
              ['undefined', words.accounts.states.all],
            ]}
          />
        </div>
        <p role="status" className="pb-3 text-sm text-faint">
          {list.totalCount !== undefined && words.lists.found(writtenNumber(list.totalCount))}
        </p>
      </div>
      <DataList label={words.accounts.title} list={list} columns={columnsFor(words)} idOf={({ id }) => id} />
      {opening && (
        <OpenAccount
          onLeave={() => setOpening(false)}
          onOpened={(accountId) => void navigate({ to: '/accounts/$accountId', params: { accountId } })}
        />
      )}
    </Page>
  );
}

const kinds = ['GENERAL', 'CUSTOMER', 'TILL', 'CARD'] as const;

const columnsFor = ({ accounts: words, history }: Messages): readonly Column<AccountRowFragment>[] => [
  {
    id: 'name',
    header: words.fields.name,
    cell: ({ id, name, active }) => (
      <Link
        to="/accounts/$accountId"
        params={{ accountId: id }}
        className="flex min-h-11 items-center gap-2 underline decoration-line underline-offset-4 hover:decoration-accent"
      >
        <span className="truncate">{name}</span>
        {!active && <span className="text-sm text-warning">{words.states.closed}</span>}
      </Link>
    ),
    grow: 3,
  },
  { id: 'code', header: words.fields.code, cell: ({ code }) => code, grow: 2, from: 'sm' },
  {
    id: 'kind',
    header: words.fields.kind,
    cell: ({ kind }) => history.values[kind],
    grow: 2,
    from: 'md',
  },
  {
    id: 'customer',
    header: words.fields.customerId,
    cell: ({ customer }) => customer?.name ?? '',
    grow: 2,
    from: 'xl',
  },
  {
    id: 'available',
    header: words.available,
    cell: (account) => <span className="tabular-nums">{formatMoney(availableOf(account))}</span>,
    grow: 2,
    right: true,
    from: 'lg',
  },
  {
    id: 'balance',
    header: words.fields.balance,
    cell: (account) => <LiveBalance account={account} />,
    grow: 2,
    right: true,
  },
];
