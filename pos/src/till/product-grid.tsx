import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ProductOnSaleFragment } from '../graph/generated/graphql.ts';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';
import { stepInGrid } from './grid-steps.ts';
import { ProductTile } from './product-tile.tsx';

export interface ProductGridProps {
  readonly products: readonly ProductOnSaleFragment[];
  /** Another filter is another list, which is shown from its beginning. */
  readonly filter: string;
  readonly label: string;
  readonly onPick: (product: ProductOnSaleFragment) => void;
  /** The ids of the products that are drawn. */
  readonly onInSight: (productIds: readonly string[]) => void;
  /** The end of the list comes into sight. */
  readonly onEnd: () => void;
}

/**
 * Tiles in as many columns as fit; only the rows in sight are drawn, whatever the list holds. Tab stops at one of them, and
 * the arrow keys, Home, End and the page keys lead from there.
 */
export function ProductGrid({ products, filter, label, onPick, onInSight, onEnd }: ProductGridProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroll);
  const [at, setAt] = useState(0);
  const rows = useVirtualizer({
    count: Math.ceil(products.length / columns),
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what changes.
  useLayoutEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
    setAt(0);
  }, [filter]);
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;

  const inSight = drawn
    .flatMap(({ index }) => products.slice(index * columns, (index + 1) * columns))
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => onInSight(inSight === '' ? [] : inSight.split(' ')), [inSight, onInSight]);
  const drawnFrom = (drawn[0]?.index ?? 0) * columns;
  const isDrawn = at >= drawnFrom && at < Math.min((last + 1) * columns, products.length);
  const stop = isDrawn ? at : drawnFrom;
  const goTo = useFocusOn(scroll);
  const move = (event: React.KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight)) * columns;
    const next = stepInGrid(event.key, stop, { count: products.length, columns, page });
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    rows.scrollToIndex(Math.floor(next / columns));
    goTo(next);
  };
  const { till: words } = useMessages();
  useShortcut('Arrows', words.keys.grid);
  const atEnd = (last + 1) * columns >= products.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came in may again end in sight.
  useEffect(() => {
    if (atEnd) onEnd();
  }, [atEnd, products.length]);

  return (
    <div ref={scroll} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={label} onKeyDown={move} className="relative" style={{ height: rows.getTotalSize() }}>
        {drawn.flatMap(({ index, start }) =>
          products.slice(index * columns, (index + 1) * columns).map((product, column) => (
            <li
              key={product.id}
              data-index={index * columns + column}
              onFocus={() => setAt(index * columns + column)}
              aria-setsize={products.length}
              aria-posinset={index * columns + column + 1}
              className="absolute top-0 p-1"
              style={{
                height: rowHeight,
                width: `${100 / columns}%`,
                left: `${(100 / columns) * column}%`,
                transform: `translateY(${start}px)`,
              }}
            >
              <ProductTile product={product} stop={index * columns + column === stop} onPick={onPick} />
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

/** Answers how to give a tile the focus, as soon as it is drawn. */
function useFocusOn(around: RefObject<HTMLElement | null>): (index: number) => void {
  const [wanted, setWanted] = useState<number>();
  // After each drawing: one of them may be it.
  useEffect(() => {
    if (wanted === undefined) return;
    const tile = around.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] button`);
    if (!tile) return;
    tile.focus({ preventScroll: true });
    setWanted(undefined);
  });
  return setWanted;
}

function useColumns(element: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      setColumns(Math.max(1, Math.floor((entry?.contentRect.width ?? 0) / narrowest)));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return columns;
}

/** px */
const rowHeight = 144; // two lines of a name: the end often tells how much of it
const narrowest = 150;
