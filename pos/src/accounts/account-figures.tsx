import type { ReactNode } from 'react';
import { useMay } from '../app/scopes.ts';
import { useWorkplace } from '../app/workplace-context.ts';
import { Going } from '../components/going.tsx';
import type { AccountRowFragment } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { availableOf } from './available.ts';

/** What there is on an account, and what kind of account it is. */
export function AccountFigures({ account }: { readonly account: AccountRowFragment }) {
  const { accounts: words, history } = useMessages();
  const { shop } = useWorkplace();
  const may = useMay();
  const { balance, overdraftLimit, customer } = account;
  return (
    <div className="rounded-lg border border-line bg-panel p-3">
      {!account.active && <p className="mb-2 font-semibold text-warning">{words.closed}</p>}
      <dl className="flex flex-wrap items-end gap-x-8 gap-y-2">
        <Figure label={words.fields.balance}>
          <span aria-live="polite" className="text-2xl font-semibold tabular-nums">
            {formatMoney(balance)}
          </span>
        </Figure>
        <Figure label={words.available}>
          <span className="text-lg tabular-nums">{formatMoney(availableOf(account))}</span>
        </Figure>
        <Figure label={words.fields.overdraftLimit}>{formatMoney(overdraftLimit)}</Figure>
        <Figure label={words.fields.kind}>{history.values[account.kind]}</Figure>
        {customer && (
          <Figure label={words.fields.customerId}>
            {may('customers:read') ? (
              <Going to={`/customers/${customer.id}`} text={customer.name} />
            ) : (
              customer.name
            )}
          </Figure>
        )}
        <Figure label={words.openedAt}>{writtenMoment(account.openedAt, shop.timeZone)}</Figure>
      </dl>
    </div>
  );
}

const Figure = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt className="text-sm text-faint">{label}</dt>
    <dd>{children}</dd>
  </div>
);
