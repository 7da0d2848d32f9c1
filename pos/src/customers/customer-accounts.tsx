import { Link } from '@tanstack/react-router';
import { Button } from '../components/button.tsx';
import { Panel } from '../components/panel.tsx';
import { CustomerAccountsDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';

/** What a customer has on account. */
export function CustomerAccounts({ customerId }: { readonly customerId: string }) {
  const { customers: words, lists, history } = useMessages();
  const list = useEndless(
    CustomerAccountsDocument,
    { id: customerId, first: 20 },
    ({ customer }) => customer?.accounts,
  );
  return (
    <Panel title={words.accountsTitle}>
      {list.failed && <p role="alert">{lists.failed}</p>}
      {!list.failed && list.nodes.length === 0 && (
        <p role="status">{list.fetching ? lists.loading : words.noAccounts}</p>
      )}
      <ul className="divide-y divide-line/40">
        {list.nodes.map(({ id, code, name, active, balance }) => (
          <li key={id} className="flex min-h-11 items-center gap-3">
            <Link
              to="/accounts/$accountId"
              params={{ accountId: id }}
              className="flex min-h-11 items-center font-medium whitespace-nowrap underline"
            >
              {code}
            </Link>
            <span className="min-w-0 truncate text-sm text-faint">
              {name}
              {!active && ` (${words.closed})`}
            </span>
            <span className="ml-auto whitespace-nowrap tabular-nums">{formatMoney(balance)}</span>
          </li>
        ))}
      </ul>
      {list.hasMore && <Button onClick={list.more}>{history.more}</Button>}
    </Panel>
  );
}
