import type { CashFlowQuery } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney, type GraphMoney } from '../money/format-money.ts';
import { Bars } from './bars.tsx';
import { type BucketLabelOptions, bucketLabel } from './bucket-label.ts';
import { drawn, shortMoney, writtenDrawn } from './chart-money.ts';
import { FiguresCard } from './figures-card.tsx';

export interface CashFlowCardsProps {
  readonly report: NonNullable<CashFlowQuery['cashFlowReport']>;
  readonly labels: BucketLabelOptions;
  readonly currency: string;
  readonly outdated: boolean;
}

/** What came in and went out: over time, and for what. */
export function CashFlowCards({ report, labels, currency, outdated }: CashFlowCardsProps) {
  const { dashboard: words } = useMessages();
  const { income, expense, net, buckets, byCategory } = report;
  return (
    <>
      <InAndOut
        title={words.cashFlow}
        firstLabel={words.time}
        rows={buckets.map((bucket) => ({
          name: bucketLabel(bucket, labels),
          order: Date.parse(bucket.start),
          ...{ income: bucket.income, expense: bucket.expense },
        }))}
        totals={words.flow(formatMoney(income), formatMoney(expense), formatMoney(net))}
        currency={currency}
        outdated={outdated}
      />
      <InAndOut
        lying
        title={words.cashFlowByCategory}
        firstLabel={words.flowCategory}
        rows={byCategory.map(({ category, ...flow }) => {
          const name = category ?? words.noCategory;
          return { name, order: name, income: flow.income, expense: flow.expense };
        })}
        currency={currency}
        outdated={outdated}
      />
    </>
  );
}

interface Flow {
  readonly name: string;
  /** What the rows are sorted by when they are sorted by name. */
  readonly order: string | number;
  readonly income: GraphMoney;
  readonly expense: GraphMoney;
}

interface InAndOutProps {
  readonly title: string;
  readonly firstLabel: string;
  readonly rows: readonly Flow[];
  readonly totals?: string;
  readonly currency: string;
  readonly outdated: boolean;
  readonly lying?: boolean;
}

function InAndOut({ title, firstLabel, rows, totals, currency, outdated, lying = false }: InAndOutProps) {
  const { dashboard: words } = useMessages();
  return (
    <FiguresCard
      title={title}
      outdated={outdated}
      rows={rows}
      columns={[
        { id: 'name', header: firstLabel, value: ({ order }) => order, cell: ({ name }) => name },
        {
          id: 'income',
          header: words.income,
          value: ({ income }) => drawn(income),
          cell: ({ income }) => formatMoney(income),
          right: true,
        },
        {
          id: 'expense',
          header: words.expense,
          value: ({ expense }) => drawn(expense),
          cell: ({ expense }) => formatMoney(expense),
          right: true,
        },
      ]}
      chart={
        <>
          {totals && <p className="text-sm text-faint">{totals}</p>}
          <Bars
            lying={lying}
            label={words.chartOf(title)}
            rows={rows.map(({ name, income, expense }) => ({
              label: name,
              values: [drawn(income), drawn(expense)],
            }))}
            series={[
              { label: words.income, colour: 'first' },
              { label: words.expense, colour: 'second' },
            ]}
            written={writtenDrawn(currency)}
            short={shortMoney(currency)}
          />
        </>
      }
    />
  );
}
