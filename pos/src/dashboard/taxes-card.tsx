import { useMessages } from '../messages/messages.tsx';
import { writtenPercent } from '../messages/written.ts';
import { formatMoney } from '../money/format-money.ts';
import { Bars } from './bars.tsx';
import { drawn, shortMoney, writtenDrawn } from './chart-money.ts';
import { FiguresCard } from './figures-card.tsx';
import type { SalesReportShown } from './sales-over-time.tsx';

export interface TaxesCardProps {
  readonly taxes: SalesReportShown['byTaxRate'];
  readonly currency: string;
  readonly outdated: boolean;
}

/** What was sold at each rate of tax, and the tax on it. */
export function TaxesCard({ taxes, currency, outdated }: TaxesCardProps) {
  const { dashboard: words } = useMessages();
  return (
    <FiguresCard
      title={words.taxes}
      outdated={outdated}
      rows={taxes}
      columns={[
        {
          id: 'rate',
          header: words.rate,
          value: ({ rate }) => Number(rate),
          cell: ({ rate }) => writtenPercent(rate),
        },
        {
          id: 'net',
          header: words.net,
          value: ({ net }) => drawn(net),
          cell: ({ net }) => formatMoney(net),
          right: true,
        },
        {
          id: 'tax',
          header: words.tax,
          value: ({ tax }) => drawn(tax),
          cell: ({ tax }) => formatMoney(tax),
          right: true,
        },
      ]}
      chart={
        <Bars
          lying
          label={words.chartOf(words.taxes)}
          rows={taxes.map(({ rate, net, tax }) => ({
            label: writtenPercent(rate),
            values: [drawn(net), drawn(tax)],
          }))}
          series={[
            { label: words.net, colour: 'first' },
            { label: words.tax, colour: 'second' },
          ]}
          written={writtenDrawn(currency)}
          short={shortMoney(currency)}
        />
      }
    />
  );
}
