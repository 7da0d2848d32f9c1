import { SelectField } from '../components/field.tsx';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { type WantedCustomers, wantedCustomers } from './wanted-customers.ts';

export interface CustomerFilterProps {
  readonly wanted: WantedCustomers;
  readonly totalCount: number | undefined;
  readonly onWant: (changed: Partial<WantedCustomers>) => void;
}

export function CustomerFilter({ wanted, totalCount, onWant }: CustomerFilterProps) {
  const { customers: words, lists } = useMessages();
  return (
    <div className="grid grid-cols-2 items-end gap-2 md:flex">
      <div className="col-span-2 flex flex-1">
        <SearchField
          label={lists.search}
          hint={words.searchHint}
          initial={wanted.search}
          onSearch={(search) => search !== wanted.search && onWant({ search })}
        />
      </div>
      <SelectField
        label={words.status}
        value={wanted.status}
        onChange={({ currentTarget }) =>
          onWant({ status: wantedCustomers.shape.status.parse(currentTarget.value) })
        }
        options={Object.entries(words.statuses)}
      />
      <SelectField
        label={lists.order}
        value={wanted.order}
        onChange={({ currentTarget }) =>
          onWant({ order: wantedCustomers.shape.order.parse(currentTarget.value) })
        }
        options={Object.entries(words.orders)}
      />
      <p role="status" className="pb-3 text-sm whitespace-nowrap text-faint">
        {totalCount !== undefined && lists.found(writtenNumber(totalCount))}
      </p>
    </div>
  );
}
