import { type ReactNode, useId, useState } from 'react';
import { Button } from '../components/button.tsx';
import { useMessages } from '../messages/messages.tsx';
import { type FigureColumn, FiguresTable } from './figures-table.tsx';

export interface FiguresCardProps<Row> {
  readonly title: string;
  readonly columns: readonly FigureColumn<Row>[];
  readonly rows: readonly Row[];
  /** Draws the rows. */
  readonly chart: ReactNode;
  /** Beside the title. */
  readonly actions?: ReactNode;
  /** As wide as the page. */
  readonly wide?: boolean;
  /** It may be of what was asked for before: what was asked for now is on its way. */
  readonly outdated: boolean;
}

/** Figures as a chart, and the same figures as a table. */
export function FiguresCard<Row extends object>({
  title,
  columns,
  rows,
  chart,
  actions,
  wide = false,
  outdated,
}: FiguresCardProps<Row>) {
  const { dashboard: words } = useMessages();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      aria-busy={outdated}
      className={`flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-panel p-3 ${wide ? 'lg:col-span-2' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={id} className="mr-auto text-lg font-semibold">
          {title}
        </h2>
        {actions}
        <Button
          aria-pressed={asTable}
          aria-label={words.tableOf(title)}
          className="px-3 text-sm aria-pressed:bg-hover"
          onClick={() => setAsTable(!asTable)}
        >
          {words.table}
        </Button>
      </div>
      <div aria-busy={outdated}>
        {rows.length === 0 ? (
          <p className="py-8 text-center text-faint">{words.nothing}</p>
        ) : asTable ? (
          <FiguresTable label={title} columns={columns} rows={rows} />
        ) : (
          chart
        )}
      </div>
    </section>
  );
}
