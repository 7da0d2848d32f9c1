import { useState } from 'react';
import { useQuery } from 'urql';
import { useWorkplace } from '../app/workplace-context.ts';
import { MomentField } from '../components/moment-field.tsx';
import { type AccountRowFragment, BalanceAtDocument } from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenMoment } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { clockAt, momentOf } from '../time/shop-time.ts';
import { useToday } from '../time/use-today.ts';

/** The balance as it stood at any moment. */
export function BalanceAtView({ account }: { readonly account: AccountRowFragment }) {
  const { accounts: words, lists } = useMessages();
  const { shop } = useWorkplace();
  const today = useToday();
  // How the day before ended.
  const [clock, setClock] = useState(`${today}T00:00`);
  const at = momentOf(clock, shop.timeZone);
  const [{ data, error, fetching }, ask] = useQuery({
    query: BalanceAtDocument,
    variables: { id: account.id, at: at ?? '' },
    requestPolicy: 'cache-and-network',
    pause: at === undefined,
  });
  useRetried(error, ask);
  const balance = data?.account?.balanceAt;
  return (
    <div className="flex max-w-xl flex-col gap-4 rounded-lg border border-line bg-panel p-4">
      <MomentField
        label={words.moment}
        value={clock}
        max={clockAt(Date.now(), shop.timeZone)}
        onChange={({ currentTarget }) => setClock(currentTarget.value)}
      />
      <p role="status">
        {at === undefined && words.notAMoment}
        {at !== undefined && balance && !fetching && (
          <>
            {words.balanceWas(writtenMoment(at, shop.timeZone))}
            <strong className="block text-2xl tabular-nums">{formatMoney(balance)}</strong>
          </>
        )}
        {at !== undefined && fetching && lists.loading}
        {error && !fetching && lists.failed}
      </p>
    </div>
  );
}
