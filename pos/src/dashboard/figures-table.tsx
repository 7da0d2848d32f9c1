import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';

export interface FigureColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** What it is sorted by. */
  readonly value: (row: Row) => number | string;
  /** Called, and not a component, which each drawing would begin anew. */
  readonly cell: (row: Row) => ReactNode;
  /** Numbers and money. */
  readonly right?: boolean;
}

export interface FiguresTableProps<Row> {
  readonly label: string;
  readonly columns: readonly FigureColumn<Row>[];
  readonly rows: readonly Row[];
}

/** The figures behind a chart, in the order that a click on a column's head asks for. */
export function FiguresTable<Row extends object>({ label, columns, rows }: FiguresTableProps<Row>) {
  const table = useTable({
    features,
    data: rows,
    columns: columns.map(definitionOf),
    enableMultiSort: false,
  });
  const right = new Set(columns.filter((column) => column.right).map(({ id }) => id));
  const look = (id: string) =>
    right.has(id) ? 'text-right tabular-nums whitespace-nowrap' : 'text-left whitespace-nowrap';
  return (
    <div className="max-h-80 overflow-auto">
      <table aria-label={label} className="w-full text-sm">
        <thead className="sticky top-0 bg-panel">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b border-line">
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
                    className={look(header.id)}
                  >
                    <button
                      type="button"
                      onClick={header.column.getToggleSortingHandler()}
                      className="min-h-11 px-2 font-semibold text-faint hover:text-ink"
                    >
                      <table.FlexRender header={header} />
                      <span aria-hidden className="ml-1 inline-block w-3">
                        {sorted === false ? '' : sorted === 'asc' ? '↑' : '↓'}
                      </span>
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="border-b border-line/40 last:border-0">
              {columns.map(({ id, cell }) => (
                <td key={id} className={`p-2 ${look(id)}`}>
                  {cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { text: sortFn_text },
});

const definitionOf = <Row extends object>({
  id,
  header,
  value,
}: FigureColumn<Row>): ColumnDef<typeof features, Row> => ({ id, header, accessorFn: value });
