import { add, compareMoney, type Money } from '@tillgraph/shared-domain/money';
import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useWorkplace } from '../app/workplace-context.ts';
import { Button } from '../components/button.tsx';
import { SelectField } from '../components/field.tsx';
import {
  AccountsToPayFromDocument,
  type AccountToPayFromFragment,
  BalanceToPayFromDocument,
} from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import { moneyOf } from '../money/graph-money.ts';
import type { CartCustomer } from './cart.ts';

export type AccountToPay = AccountToPayFromFragment;

export interface AccountChoiceProps {
  readonly customer: CartCustomer | undefined;
  /** What is to be taken from it. */
  readonly amount: Money | undefined;
  readonly chosen: AccountToPay | undefined;
  readonly onChoose: (account: AccountToPay | undefined) => void;
  /** Takes what there is. */
  readonly onAll: (available: Money) => void;
  readonly onCustomer: () => void;
}

/** The customer's accounts, with what each has now. */
export function AccountChoice({ customer, ...choice }: AccountChoiceProps) {
  const { pay: words } = useMessages();
  return customer ? (
    <Accounts customer={customer} {...choice} />
  ) : (
    <>
      <p className="text-sm text-faint">{words.accountOfWhom}</p>
      <Button onClick={choice.onCustomer}>{words.pickCustomer}</Button>
    </>
  );
}

function Accounts({
  customer,
  amount,
  chosen,
  onChoose,
  onAll,
}: Omit<AccountChoiceProps, 'customer'> & { readonly customer: CartCustomer }) {
  const { pay: words, lists } = useMessages();
  const { shop } = useWorkplace();
  const [{ data, error, fetching }, ask] = useQuery({
    query: AccountsToPayFromDocument,
    variables: { customerId: customer.id },
    requestPolicy: 'cache-and-network',
  });
  useRetried(data ? undefined : error, ask);
  const accounts = (data?.customer?.accounts?.edges ?? [])
    .map(({ node }) => node)
    // Of another currency, none pays here.
    .filter(({ active, balance }) => active && balance.currencyCode === shop.currencyCode);
  // As the cache has it now, whatever has told it.
  const account = accounts.find(({ id }) => id === chosen?.id) ?? accounts[0];
  useSubscription({
    query: BalanceToPayFromDocument,
    variables: { accountId: account?.id ?? '' },
    pause: !account,
  });
  useEffect(() => {
    if (account !== chosen) onChoose(account);
  }, [account, chosen, onChoose]);
  if (!account) {
    return (
      <p role="status" className="text-sm text-faint">
        {fetching ? lists.loading : data ? words.noAccounts(customer.name) : lists.failed}
      </p>
    );
  }
  const available = add(moneyOf(account.balance), moneyOf(account.overdraftLimit));
  const tooLittle = amount !== undefined && compareMoney(available, amount) < 0;
  return (
    <>
      <SelectField
        label={words.account}
        value={account.id}
        options={accounts.map(({ id, name, code }) => [id, `${name} (${code})`])}
        onChange={({ currentTarget }) => onChoose(accounts.find(({ id }) => id === currentTarget.value))}
      />
      <dl className="grid grid-cols-2 text-sm">
        <dt className="text-faint">{words.balance}</dt>
        <dd className="text-right">{formatMoney(account.balance)}</dd>
        <dt className="text-faint">{words.available}</dt>
        <dd aria-live="polite" className={`text-right font-semibold ${tooLittle ? 'text-danger' : ''}`}>
          {formatMoney(available)}
        </dd>
      </dl>
      {tooLittle && available.minor > 0 && (
        <Button onClick={() => onAll(available)}>{words.takeAvailable(formatMoney(available))}</Button>
      )}
    </>
  );
}
