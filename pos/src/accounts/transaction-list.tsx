import { useState } from 'react';
import { useWorkplace } from '../app/workplace-context.ts';
import { Field, SelectField } from '../components/field.tsx';
import { type AccountRowFragment, TransactionsDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { DataList } from '../lists/data-list.tsx';
import { useMessages } from '../messages/messages.tsx';
import { transactionColumns } from './transaction-columns.tsx';
import { TransactionDialog } from './transaction-dialog.tsx';
import { useAskedAt } from './use-asked-at.ts';
import { useCaughtUp } from './use-caught-up.ts';

/** What was booked on an account, newest first, as it happens. */
export function TransactionList({ account }: { readonly account: AccountRowFragment }) {
  const words = useMessages();
  const { shop } = useWorkplace();
  const [type, setType] = useState<'' | 'INCOME' | 'EXPENSE'>('');
  const [category, setCategory] = useState('');
  const [openId, setOpenId] = useState<string>();
  const wanted = category.trim();
  const list = useEndless(
    TransactionsDocument,
    {
      id: account.id,
      first: 50,
      filter: {
        ...(type !== '' && { type }),
        ...(wanted !== '' && { category: wanted }),
      },
    },
    (data) => data.account?.transactions,
  );
  useAskedAt(account.version, list.again);
  const [newest] = list.nodes;
  const balance = newest?.balanceAfter.amount ?? '0';
  const whole = type === '' && wanted === '';
  useCaughtUp(whole && !list.fetching && Number(balance) !== Number(account.balance.amount), list.again);
  const open = list.nodes.find(({ id }) => id === openId);
  const { accounts } = words;
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:flex">
        <div className="sm:w-56">
          <SelectField
            label={accounts.type}
            value={type}
            onChange={({ currentTarget: { value } }) =>
              setType(value === 'INCOME' || value === 'EXPENSE' ? value : '')
            }
            options={[
              ['', accounts.allTypes],
              ['INCOME', accounts.types.INCOME],
              ['EXPENSE', accounts.types.EXPENSE],
            ]}
          />
        </div>
        <div className="sm:w-52">
          <Field
            label={accounts.fields.category}
            type="search"
            placeholder={accounts.wholeCategory}
            value={category}
            onChange={({ currentTarget }) => setCategory(currentTarget.value)}
          />
        </div>
      </div>
      <DataList
        label={accounts.transactions}
        list={list}
        columns={transactionColumns({ words, timeZone: shop.timeZone, onOpen: ({ id }) => setOpenId(id) })}
        idOf={({ id }) => id}
        rowHeight={52}
      />
      {open && (
        <TransactionDialog transaction={open} active={account.active} onLeave={() => setOpenId(undefined)} />
      )}
    </>
  );
}
