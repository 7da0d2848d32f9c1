import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useMay } from '../app/scopes.ts';
import { DrawersDocument, type DrawersQuery } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';

export type Drawer = NonNullable<DrawersQuery['accounts']>['edges'][number]['node'];

export interface Drawers {
  readonly drawers: readonly Drawer[];
  /** The one that belongs to this browser's till; undefined until it is known, or where there is none. */
  readonly drawer: Drawer | undefined;
  /** False once it is known which drawers there are. */
  readonly fetching: boolean;
  readonly choose: (drawerId: string) => void;
}

/**
 * The shop's cash drawers. Which of them stands here, this browser remembers; else it is the shop's first. When the one
 * that it remembers is closed, another takes its place for good: cash that is taken here is to go where this page says.
 */
export function useDrawer(): Drawers {
  const chosen = useChosenDrawer();
  const { nodes, fetching, failed, hasMore, more, again } = useEndless(
    DrawersDocument,
    {},
    ({ accounts }) => accounts,
    !useMay()('accounts:read'),
  );
  const drawers = nodes.filter(({ active }) => active);
  const drawer =
    drawers.find(({ id }) => id === chosen) ?? drawers.find(({ code }) => code === houseDrawer) ?? drawers[0];
  const known = !fetching && !failed && !hasMore;
  const missed = useRef<string>(undefined);
  useEffect(() => {
    // There are few, and all are needed.
    if (hasMore) more();
    if (!known || !drawer || drawer.id === chosen) return;
    if (chosen === undefined || missed.current === chosen) return chooseDrawer(drawer.id);
    // It may be one that was opened just now, and chosen in another tab.
    missed.current = chosen;
    again();
  });
  return { drawers, drawer, fetching: fetching && nodes.length === 0, choose: chooseDrawer };
}

/** The code of the drawer that every shop has from its first start. */
const houseDrawer = 'till';

/** The drawer that was chosen in this browser, by its id: into it goes the cash that is taken here. */
export const chosenDrawer = (): string | undefined => localStorage.getItem(key) ?? undefined;

/** As it is now, also when it is chosen elsewhere on the page or in another tab. */
const useChosenDrawer = (): string | undefined => useSyncExternalStore(onStorage, chosenDrawer);

function chooseDrawer(drawerId: string): void {
  localStorage.setItem(key, drawerId);
  // Browsers tell the other tabs alone.
  dispatchEvent(new StorageEvent('storage', { key, newValue: drawerId }));
}

const key = 'tillgraph.drawer';

function onStorage(changed: () => void): () => void {
  addEventListener('storage', changed);
  return () => removeEventListener('storage', changed);
}
