import { useState } from 'react';
import { type DepositAccountFragment, DepositAccountsDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { ChoiceList } from '../lists/choice-list.tsx';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';

export interface AccountSearchProps {
  readonly onChoose: (account: DepositAccountFragment) => void;
}

/** The accounts that take deposits. */
export function AccountSearch({ onChoose }: AccountSearchProps) {
  const { deposit: words } = useMessages().shift;
  const [search, setSearch] = useState('');
  const list = useEndless(
    DepositAccountsDocument,
    { first: 20, filter: { kind: ['CUSTOMER', 'GENERAL'], active: true, ...(search !== '' && { search }) } },
    ({ accounts }) => accounts,
  );
  return (
    <>
      <SearchField label={words.search} hint={words.searchHint} onSearch={setSearch} />
      <ChoiceList label={words.search} list={list} idOf={({ id }) => id} onChoose={onChoose}>
        {({ name, code, balance }) => (
          <>
            <span className="font-medium">{name}</span>
            <span className="text-sm text-faint">{code}</span>
            <span className="ml-auto">{formatMoney(balance)}</span>
          </>
        )}
      </ChoiceList>
    </>
  );
}
