import { useEffect, useState } from 'react';
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

/** The shop's cash drawers. Which of them stands here, this browser remembers; else it is the shop's first. */
export function useDrawer(): Drawers {
  const [chosen, setChosen] = useState(chosenDrawer);
  const { nodes, fetching, hasMore, more } = useEndless(
    DrawersDocument,
    {},
    ({ accounts }) => accounts,
    !useMay()('accounts:read'),
  );
  // There are few, and all are needed.
  useEffect(() => {
    if (hasMore) more();
  });
  return {
    drawers: nodes,
    drawer:
      nodes.find(({ id }) => id === chosen) ?? nodes.find(({ code }) => code === houseDrawer) ?? nodes[0],
    fetching: fetching && nodes.length === 0,
    choose(drawerId) {
      localStorage.setItem(key, drawerId);
      setChosen(drawerId);
    },
  };
}

/** The drawer that was chosen in this browser: into it goes the cash that is taken here. */
export const chosenDrawer = (): string | undefined => localStorage.getItem(key) ?? undefined;

const key = 'tillgraph.drawer';
/** The code of the drawer that every shop has from its first start. */
const houseDrawer = 'till';
