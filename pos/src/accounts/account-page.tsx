import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { guarded } from '../app/guarded.tsx';
import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { Tabs } from '../components/tabs.tsx';
import type { AccountRowFragment } from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { AccountFigures } from './account-figures.tsx';
import { AccountHistory } from './account-history.tsx';
import { BalanceAtView } from './balance-at-view.tsx';
import { CloseAccount } from './close-account.tsx';
import { EditAccount } from './edit-account.tsx';
import { RecordBooking } from './record-booking.tsx';
import { StatementView } from './statement-view.tsx';
import { TransactionList } from './transaction-list.tsx';
import { Transfer } from './transfer.tsx';
import { useAccount } from './use-account.ts';

export const GuardedAccountPage = guarded('accounts:read', AccountPage);

function AccountPage() {
  const { accountId } = useParams({ from: '/accounts/$accountId' });
  const { accounts: words, lists, app } = useMessages();
  const may = useMay();
  const { account, failed, fetching } = useAccount(accountId);
  // What a drawer should have is not told to who counts it.
  if (account?.kind === 'TILL' && !may('accounts:write')) {
    return (
      <Page title={account.name}>
        <p>{app.notYours}</p>
      </Page>
    );
  }
  if (account) return <OpenedAccount key={account.id} account={account} />;
  return (
    <Page title={words.account}>
      <p role={failed ? 'alert' : 'status'}>
        {failed ? lists.failed : fetching ? lists.loading : words.unknown}
      </p>
      {!failed && !fetching && (
        <Link to="/accounts" className="underline">
          {words.title}
        </Link>
      )}
    </Page>
  );
}

/** An account: what there is on it, what can be done with it, and what was booked. */
function OpenedAccount({ account }: { readonly account: AccountRowFragment }) {
  const { accounts: words, history } = useMessages();
  const may = useMay();
  const [doing, setDoing] = useState<Action>();
  const [shown, setShown] = useState<Part>('transactions');
  const leave = () => setDoing(undefined);
  const books = may('accounts:write') && account.active;
  useShortcut('Alt+N', words.record.INCOME, () => setDoing('INCOME'), books);
  useShortcut('Alt+X', words.record.EXPENSE, () => setDoing('EXPENSE'), books);
  useShortcut('Alt+T', words.transfer, () => setDoing('transfer'), books);
  const parts = ['transactions', 'statement', 'moment'] as const;
  return (
    <Page
      title={`${account.name} (${account.code})`}
      actions={
        books && (
          <>
            <Button tone="primary" onClick={() => setDoing('INCOME')}>
              {words.record.INCOME}
            </Button>
            <Button tone="primary" onClick={() => setDoing('EXPENSE')}>
              {words.record.EXPENSE}
            </Button>
            <Button onClick={() => setDoing('transfer')}>{words.transfer}</Button>
            <Button onClick={() => setDoing('edit')}>{words.edit}</Button>
            {!staysOpen.has(account.id) && <Button onClick={() => setDoing('close')}>{words.close}</Button>}
          </>
        )
      }
    >
      <AccountFigures account={account} />
      <Tabs
        label={words.parts}
        tabs={[
          ...parts.map((name) => ({ name, label: words.partNames[name] })),
          ...(may('audit:read') ? [{ name: 'history' as const, label: history.title }] : []),
        ]}
        shown={shown}
        onShow={setShown}
      >
        {shown === 'transactions' && <TransactionList account={account} />}
        {shown === 'statement' && <StatementView account={account} />}
        {shown === 'moment' && <BalanceAtView account={account} />}
        {shown === 'history' && <AccountHistory account={account} />}
      </Tabs>
      {(doing === 'INCOME' || doing === 'EXPENSE') && (
        <RecordBooking account={account} type={doing} onLeave={leave} />
      )}
      {doing === 'transfer' && <Transfer account={account} onLeave={leave} />}
      {doing === 'edit' && <EditAccount account={account} onLeave={leave} />}
      {doing === 'close' && <CloseAccount account={account} onLeave={leave} />}
    </Page>
  );
}

type Action = 'INCOME' | 'EXPENSE' | 'transfer' | 'edit' | 'close';
type Part = 'transactions' | 'statement' | 'moment' | 'history';

/** Sales are booked on them. */
const staysOpen: ReadonlySet<string> = new Set(['till', 'card']);
