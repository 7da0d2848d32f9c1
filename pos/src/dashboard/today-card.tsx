import { useQuery } from 'urql';
import { useWorkplace } from '../app/workplace-context.ts';
import { SalesBeforeDocument, type SalesFiguresFragment } from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';
import { localeOf } from '../messages/locale.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber, writtenTime } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { useNow } from '../time/use-now.ts';
import { growth } from './compared.ts';
import { weekBefore } from './day-before.ts';
import { SalesNumbers } from './sales-numbers.tsx';

/** Today's sales as they come in, beside those of the same weekday before. */
export function TodayCard({ today }: { readonly today: SalesFiguresFragment | undefined }) {
  const { dashboard: words, lists } = useMessages();
  const { shop } = useWorkplace();
  const variables = weekBefore(useNow(30_000), shop.timeZone);
  const [{ data, error }, ask] = useQuery({ query: SalesBeforeDocument, variables });
  useRetried(error, ask);
  const before = data?.byThen?.totals;
  const whole = data?.wholeDay?.totals;
  const weekday = new Date(variables.from).toLocaleDateString(localeOf(), {
    timeZone: shop.timeZone,
    weekday: 'long',
  });
  const time = writtenTime(variables.until, shop.timeZone);
  return (
    <section
      aria-label={words.today}
      className="flex flex-col gap-3 rounded-lg border border-line bg-panel p-3 lg:col-span-2"
    >
      <h2 className="text-lg font-semibold">{words.today}</h2>
      {today ? (
        <SalesNumbers
          totals={today}
          underNet={before && <Growth now={today.net.amount} before={before.net.amount} />}
          underOrders={before && <Growth now={String(today.orders)} before={String(before.orders)} />}
        />
      ) : (
        <p role="status">{lists.loading}</p>
      )}
      {before && whole && (
        <p className="text-sm text-faint">
          {words.before({
            ...{ weekday, time, net: formatMoney(before.net), orders: writtenNumber(before.orders) },
            ...{ wholeNet: formatMoney(whole.net), wholeOrders: writtenNumber(whole.orders) },
          })}
        </p>
      )}
    </section>
  );
}

function Growth({ now, before }: { readonly now: string; readonly before: string }) {
  const { dashboard: words } = useMessages();
  const share = growth(now, before);
  if (share === undefined) return words.nothingBefore;
  const percent = share.toLocaleString(localeOf(), {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  return words.thanBefore(percent);
}
