import { useMay } from '../app/scopes.ts';
import { Button } from '../components/button.tsx';
import { Field, SelectField } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { CashierFilter } from './cashier-filter.tsx';
import { CustomerFilter } from './customer-filter.tsx';
import { type OrderSearch, orderSearch } from './order-search.ts';

export interface OrderFiltersProps {
  readonly search: OrderSearch;
  readonly onChange: (changed: OrderSearch) => void;
  readonly onClear: () => void;
}

/** Which orders are listed. */
export function OrderFilters({ search, onChange, onClear }: OrderFiltersProps) {
  const { orders: words } = useMessages();
  const may = useMay();
  const filtered = Object.values(search).some((value) => value !== undefined);
  // What the address would not take is none.
  const change = (changed: object) => onChange(orderSearch.parse(changed));
  return (
    <div className="grid grid-cols-2 items-end gap-2 sm:grid-cols-3 xl:grid-cols-6">
      <SelectField
        label={words.status}
        value={search.status ?? ''}
        onChange={({ currentTarget }) => change({ status: currentTarget.value })}
        options={[['', words.allStatuses], ['OPEN', words.openOrders], ...Object.entries(words.statuses)]}
      />
      <CashierFilter cashierId={search.cashier} onChange={(cashier) => onChange({ cashier })} />
      {may('customers:read') && (
        <CustomerFilter customerId={search.customer} onChange={(customer) => onChange({ customer })} />
      )}
      <Field
        label={words.from}
        type="date"
        value={search.from ?? ''}
        max={search.to}
        onChange={({ currentTarget }) => change({ from: currentTarget.value || undefined })}
      />
      <Field
        label={words.to}
        type="date"
        value={search.to ?? ''}
        min={search.from}
        onChange={({ currentTarget }) => change({ to: currentTarget.value || undefined })}
      />
      {filtered && <Button onClick={onClear}>{words.clear}</Button>}
    </div>
  );
}
