import { SelectField } from '../components/field.tsx';
import type { ReportInterval, SalesQuery } from '../graph/generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { Bars } from './bars.tsx';
import { type BucketLabelOptions, bucketLabel } from './bucket-label.ts';
import { drawn, shortMoney, writtenDrawn } from './chart-money.ts';
import { FiguresCard } from './figures-card.tsx';
import type { FigureColumn } from './figures-table.tsx';

export type SalesReportShown = NonNullable<SalesQuery['salesReport']>;

export interface SalesOverTimeProps {
  readonly report: SalesReportShown;
  readonly labels: BucketLabelOptions;
  readonly currency: string;
  readonly outdated: boolean;
  /** Into what else the period can be divided. */
  readonly intervals: readonly ReportInterval[];
  readonly onInterval: (interval: ReportInterval) => void;
}

/** Sales by hour, day, week or month. */
export function SalesOverTime({
  report: { buckets },
  labels,
  currency,
  outdated,
  intervals,
  onInterval,
}: SalesOverTimeProps) {
  const { dashboard: words } = useMessages();
  type Bucket = SalesReportShown['buckets'][number];
  const label = (bucket: Bucket) => bucketLabel(bucket, labels);
  const money = (name: 'gross' | 'discounts' | 'refunds' | 'tax' | 'net'): FigureColumn<Bucket> => ({
    id: name,
    header: words[name],
    value: ({ totals }) => drawn(totals[name]),
    cell: ({ totals }) => formatMoney(totals[name]),
    right: true,
  });
  const count = (name: 'orders' | 'items'): FigureColumn<Bucket> => ({
    id: name,
    header: words[name],
    value: ({ totals }) => totals[name],
    cell: ({ totals }) => writtenNumber(totals[name]),
    right: true,
  });
  const title = words.salesBy[labels.interval];
  return (
    <FiguresCard
      title={title}
      wide
      outdated={outdated}
      rows={buckets}
      columns={[
        { id: 'start', header: words.time, value: ({ start }) => Date.parse(start), cell: label },
        ...[count('orders'), count('items')],
        ...[money('gross'), money('discounts'), money('refunds'), money('tax'), money('net')],
      ]}
      actions={
        <div className="w-32">
          <SelectField
            label={words.interval}
            value={labels.interval}
            onChange={({ currentTarget }) => {
              const chosen = intervals.find((interval) => interval === currentTarget.value);
              if (chosen) onInterval(chosen);
            }}
            options={intervals.map((interval) => [interval, words.intervals[interval]])}
          />
        </div>
      }
      chart={
        <Bars
          label={words.chartOf(title)}
          rows={buckets.map((bucket) => ({ label: label(bucket), values: [drawn(bucket.totals.net)] }))}
          series={[{ label: words.net, colour: 'first' }]}
          written={writtenDrawn(currency)}
          short={shortMoney(currency)}
        />
      }
    />
  );
}
