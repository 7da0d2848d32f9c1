import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { formatMoney, type GraphMoney } from '../money/format-money.ts';
import { Bars } from './bars.tsx';
import { drawn, shortMoney, writtenDrawn } from './chart-money.ts';
import { FiguresCard } from './figures-card.tsx';

export interface Ranked {
  readonly name: string;
  readonly count: number;
  readonly sum: GraphMoney;
  /** The name in the table, where it leads somewhere. */
  readonly shown?: ReactNode;
}

export interface RankingProps {
  readonly title: string;
  readonly rows: readonly Ranked[];
  /** What the columns are called. */
  readonly nameLabel: string;
  readonly countLabel: string;
  readonly sumLabel: string;
  readonly currency: string;
  readonly outdated: boolean;
}

/** What sold for how much, the most first: ten of them drawn, all of them in the table. */
export function Ranking({ title, rows, nameLabel, countLabel, sumLabel, currency, outdated }: RankingProps) {
  const { dashboard: words } = useMessages();
  return (
    <FiguresCard
      title={title}
      outdated={outdated}
      rows={rows}
      columns={[
        {
          id: 'name',
          header: nameLabel,
          value: ({ name }) => name,
          cell: ({ name, shown }) => shown ?? name,
        },
        {
          id: 'count',
          header: countLabel,
          value: ({ count }) => count,
          cell: ({ count }) => writtenNumber(count),
          right: true,
        },
        {
          id: 'sum',
          header: sumLabel,
          value: ({ sum }) => drawn(sum),
          cell: ({ sum }) => formatMoney(sum),
          right: true,
        },
      ]}
      chart={
        <Bars
          lying
          label={words.chartOf(title)}
          rows={rows.slice(0, 10).map(({ name, sum }) => ({ label: name, values: [drawn(sum)] }))}
          series={[{ label: sumLabel, colour: 'first' }]}
          written={writtenDrawn(currency)}
          short={shortMoney(currency)}
        />
      }
    />
  );
}
