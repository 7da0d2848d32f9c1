import type { DomainEvent, Recorded } from './event.ts';

/**
 * What the write side folds and decides on: one stream a aggregate. State is plain JSON.
 *
 * The same fold makes the aggregate's own document in the read model, so a payload that shows the state after a
 * command and a query that reads the document later agree.
 */
export interface Aggregate<State, Event extends DomainEvent = DomainEvent> {
  /** First part of the stream's name: `order` gives `order-<id>`. Lower-case letters and hyphens. */
  readonly category: string;
  readonly initialState: State;
  /** Pure. A method, so that the event store can hold aggregates of any state. */
  evolve(state: State, event: Recorded<Event>): State;
  /**
   * Set for long streams: the state is stored every so many events and read back while its version is the same.
   * Never for a state that holds personal fields, for those must be forgotten with their key.
   */
  readonly snapshots?: { readonly version: number; readonly every: number };
}

/** An aggregate's state and the version (0: no such stream) that it is the fold of. */
export interface Loaded<State> {
  readonly id: string;
  readonly state: State;
  readonly version: number;
}

export const streamOf = (aggregate: { readonly category: string }, id: string): string =>
  `${aggregate.category}-${id}`;
