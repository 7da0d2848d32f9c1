import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { OwnersEvent } from '@tillgraph/shared-domain/events/identity';

/** The ids of the active owners. */
export type Owners = readonly string[];

export const owners: Aggregate<Owners, OwnersEvent> = {
  category: 'owners',
  initialState: [],
  evolve: (state, { type, data }) =>
    type === 'OwnerAdded' ? [...state, data.userId] : state.filter((owner) => owner !== data.userId),
};

/** The one aggregate of its kind. */
export const ownersId = 'shop';
