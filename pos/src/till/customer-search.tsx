import { useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import { type TillCustomerFragment, TillCustomersDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { moveFocus } from '../keys/move-focus.ts';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';
import type { CartCustomer } from './cart.ts';

export interface CustomerSearchProps {
  readonly onPick: (customer: CartCustomer) => void;
  /** With what was typed; undefined when one may not. */
  readonly onRegister: ((typed: string) => void) | undefined;
}

/** By name, e-mail or phone; the arrow keys lead from the field through what is found. */
export function CustomerSearch({ onPick, onRegister }: CustomerSearchProps) {
  const { customer: words, lists } = useMessages();
  const [search, setSearch] = useState('');
  const around = useRef<HTMLDivElement>(null);
  const list = useEndless(
    TillCustomersDocument,
    { first: 20, filter: { active: true, ...(search !== '' && { search }) } },
    ({ customers }) => customers,
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the buttons in it.
    <div
      ref={around}
      className="flex flex-col gap-3"
      onKeyDown={(event) => moveFocus(event, around.current, 'input, ul button')}
    >
      <SearchField label={words.search} hint={words.searchHint} onSearch={setSearch} />
      {list.failed && <p role="alert">{lists.failed}</p>}
      {list.nodes.length === 0 && !list.failed && (
        <p role="status" className="text-faint">
          {list.fetching ? lists.loading : lists.nothingFound}
        </p>
      )}
      <ul aria-label={words.found} className="max-h-72 divide-y divide-line overflow-y-auto">
        {list.nodes.map((customer) => (
          <li key={customer.id}>
            <button
              type="button"
              className="flex min-h-12 w-full flex-col justify-center rounded-lg px-2 text-left hover:bg-hover"
              onClick={() => onPick(cartCustomer(customer))}
            >
              <span className="font-medium">{customer.name}</span>
              <span className="text-sm text-faint">
                {[customer.email, customer.phone].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.hasMore && <Button onClick={list.more}>{words.more}</Button>}
      {onRegister && <Button onClick={() => onRegister(search)}>{words.register}</Button>}
    </div>
  );
}

/** What the cart keeps of a customer. */
export const cartCustomer = ({ id, name, address }: TillCustomerFragment): CartCustomer => ({
  id,
  name,
  ...(address && {
    address: {
      lines: address.lines,
      ...(address.city && { city: address.city }),
      ...(address.postalCode && { postalCode: address.postalCode }),
      ...(address.region && { region: address.region }),
      ...(address.countryCode && { countryCode: address.countryCode }),
    },
  }),
});
