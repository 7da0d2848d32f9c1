// biome-ignore-all lint/a11y/noRedundantRoles: laid out as flex boxes, they lose their roles in some browsers.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import type { Endless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';

export interface Column<Node> {
  readonly id: string;
  readonly header: string;
  /** Called, and not a component: each drawing has a new one, and React would put other elements in place of the clicked. */
  readonly cell: (node: Node) => ReactNode;
  /** Its share of the width; 1 when not said. */
  readonly grow?: keyof typeof widths;
  /** Numbers and money stand at the right. */
  readonly right?: boolean;
  /** Not shown below this width of the page. */
  readonly from?: keyof typeof shownFrom;
}

export interface DataListProps<Node> {
  /** What the list is called, to who does not see it. */
  readonly label: string;
  readonly list: Endless<Node>;
  readonly columns: readonly Column<Node>[];
  readonly idOf: (node: Node) => string;
  /** px of a row; 48 when not said. */
  readonly rowHeight?: number;
  /** Stands where there are no nodes; that nothing is like what was searched for, when not said. */
  readonly nothing?: ReactNode;
  /** The nodes that are drawn, when they become others. */
  readonly onInSight?: (nodes: readonly Node[]) => void;
}

/**
 * An endless list as a table: the rows in sight alone are drawn, and what comes next is asked for before its end is
 * reached. It takes the height that its page has left.
 */
export function DataList<Node extends object>({
  label,
  list,
  columns,
  idOf,
  rowHeight = 48,
  nothing,
  onInSight,
}: DataListProps<Node>) {
  const { lists: words } = useMessages();
  const scroll = useRef<HTMLElement>(null);
  const { nodes } = list;
  const drawn = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = drawn.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const nearEnd = last + 20 >= nodes.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came in may again end in sight.
  useEffect(() => {
    if (nearEnd) list.more();
  }, [nearEnd, nodes.length, list.fetching]);
  const inSight = items.flatMap(({ index }) => nodes[index] ?? []);
  const see = useEffectEvent(() => onInSight?.(inSight));
  const shown = inSight.map(idOf).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when others are drawn.
  useEffect(() => see(), [shown]);
  // With the header's.
  const rowCount = list.totalCount === undefined ? -1 : list.totalCount + 1;

  if (list.failed) return <p role="alert">{words.failed}</p>;
  if (nodes.length === 0) {
    if (nothing && !list.fetching) return nothing;
    return <p role="status">{list.fetching ? words.loading : words.nothingFound}</p>;
  }
  return (
    <section
      ref={scroll}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too.
      tabIndex={0}
      className="min-h-64 flex-1 overflow-y-auto rounded-lg border border-line bg-panel"
    >
      <table role="table" aria-label={label} aria-rowcount={rowCount} className="block w-full">
        <thead role="rowgroup" className="sticky top-0 z-[1] block border-b border-line bg-panel">
          <tr role="row" className="flex min-h-11 items-center gap-3 px-3">
            {columns.map((column) => (
              <th
                role="columnheader"
                key={column.id}
                scope="col"
                className={`text-left text-sm leading-tight font-semibold wrap-break-word text-faint ${classOf(column)}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="relative block" style={{ height: drawn.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const node = nodes[index];
            return (
              node && (
                <tr
                  role="row"
                  key={idOf(node)}
                  aria-rowindex={index + 2}
                  className="absolute flex w-full items-center gap-3 border-b border-line/40 px-3 hover:bg-hover"
                  style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                >
                  {columns.map((column) => (
                    <td key={column.id} role="cell" className={`truncate ${classOf(column)}`}>
                      {column.cell(node)}
                    </td>
                  ))}
                </tr>
              )
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const classOf = <Node,>({ grow = 1, right = false, from }: Column<Node>): string =>
  `min-w-0 ${widths[grow]} ${right ? 'text-right' : ''} ${from ? shownFrom[from] : ''}`;

/** Written out, for the styles are made of what stands in the source. */
const widths = { 1: 'flex-1', 2: 'flex-[2]', 3: 'flex-[3]', 4: 'flex-[4]' } as const;
const shownFrom = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
} as const;
