import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { CustomerChoicesDocument, CustomerNameDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { ChoiceList } from '../lists/choice-list.tsx';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';

export interface CustomerFilterProps {
  readonly customerId: string | undefined;
  readonly onChange: (customerId: string | undefined) => void;
}

/** Whose orders: a customer's that is searched for. */
export function CustomerFilter({ customerId, onChange }: CustomerFilterProps) {
  const { orders: words } = useMessages();
  const label = useId();
  const [choosing, setChoosing] = useState(false);
  const [{ data }] = useQuery({
    query: CustomerNameDocument,
    variables: { id: customerId ?? '' },
    pause: customerId === undefined,
  });
  const choose = (id: string | undefined) => {
    setChoosing(false);
    onChange(id);
  };
  const name = customerId === undefined ? words.everyCustomer : (data?.customer?.name ?? '…');
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span id={label} className="text-sm font-medium">
        {words.customer}
      </span>
      <button
        type="button"
        aria-labelledby={`${label} ${label}-name`}
        aria-haspopup="dialog"
        className="min-h-11 w-full truncate rounded-lg border border-line bg-field px-3 text-left"
        onClick={() => setChoosing(true)}
      >
        <span id={`${label}-name`}>{name}</span>
      </button>
      <Dialog open={choosing} title={words.chooseCustomer} onLeave={() => setChoosing(false)}>
        <CustomerSearch onChoose={choose} />
        <Button onClick={() => choose(undefined)}>{words.everyCustomer}</Button>
      </Dialog>
    </div>
  );
}

function CustomerSearch({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const { orders: words } = useMessages();
  const [search, setSearch] = useState('');
  const list = useEndless(
    CustomerChoicesDocument,
    { first: 20, filter: search === '' ? {} : { search } },
    ({ customers }) => customers,
  );
  return (
    <>
      <SearchField label={words.customerHint} onSearch={setSearch} />
      <ChoiceList
        label={words.customer}
        list={list}
        idOf={({ id }) => id}
        onChoose={({ id }) => onChoose(id)}
      >
        {({ name, email, phone }) => (
          <>
            <span className="font-medium">{name}</span>
            <span className="text-sm text-faint">{email ?? phone}</span>
          </>
        )}
      </ChoiceList>
    </>
  );
}
