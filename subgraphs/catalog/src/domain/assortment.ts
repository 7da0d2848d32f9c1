import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AssortmentEvent } from '@tillgraph/shared-domain/events/catalog';

/**
 * How many active products a category has. Products enter and leave in the append that changes them, so that
 * archiving a category and putting a product into it cannot both succeed.
 */
export interface Assortment {
  readonly activeProducts: number;
  readonly closed: boolean;
}

/** Null: there is no such category. */
export const assortment: Aggregate<Assortment | null, AssortmentEvent> = {
  category: 'assortment',
  initialState: null,
  evolve,
  snapshots: { version: 1, every: 200 },
};

function evolve(state: Assortment | null, event: Recorded<AssortmentEvent>): Assortment | null {
  if (event.type === 'AssortmentOpened') return { activeProducts: 0, closed: false };
  if (state === null) return null;
  switch (event.type) {
    case 'ProductEntered':
      return { ...state, activeProducts: state.activeProducts + 1 };
    case 'ProductLeft':
      return { ...state, activeProducts: state.activeProducts - 1 };
    case 'AssortmentClosed':
      return { ...state, closed: true };
  }
}
