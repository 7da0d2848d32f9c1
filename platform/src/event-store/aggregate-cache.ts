import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { type Slot, slotOf } from '@tillgraph/shared-domain/slot';
import { BoundedMap } from '../memory/bounded-map.ts';

/** An aggregate of any state. Its events are as the stream has them: the store cannot check them, `evolve` knows them. */
export type AnyAggregate = Aggregate<unknown, never>;

/** A state, and the last event that it is the fold of: equal last events mean equal states. */
export interface Folded {
  readonly state: unknown;
  /** 0: no such stream. */
  readonly version: number;
  readonly lastEvent: string | null;
}

/**
 * A stream's aggregate in this process: as committed, and as it will be when what is being written has committed.
 * Commands are decided on the latter, so that they need not wait for each other.
 */
export class CachedAggregate {
  readonly aggregate: AnyAggregate;
  readonly stream: string;
  readonly slot: Slot;
  committed: Folded;
  tentative: Folded;
  /** Commands being written that append to it. */
  writing = 0;
  /** Of them those whose events wait for a number: what follows cannot be decided before it is known. */
  numbering = 0;
  /** A command that it includes was not written, so nothing more is decided on it. */
  superseded = false;
  /** Another process has appended to it: it is to be read on before it is used. */
  outdated = false;
  /** It may hold what is to be forgotten: it is read anew as soon as nothing is being written to it. */
  forgotten = false;

  constructor(aggregate: AnyAggregate, stream: string, committed: Folded) {
    this.aggregate = aggregate;
    this.stream = stream;
    this.slot = slotOf(stream);
    this.committed = committed;
    this.tentative = committed;
  }

  /** Takes in an event that follows the committed state. */
  commit(event: Recorded): void {
    if (this.outdated) return;
    try {
      this.committed = fold(this.aggregate, this.committed, event);
      if (this.writing === 0) this.tentative = this.committed;
    } catch {
      // It is in the log and cannot be taken back. Whoever asks for the aggregate next reads the event, and is told.
      this.outdated = true;
    }
  }
}

export function fold(aggregate: AnyAggregate, { state }: Folded, event: Recorded): Folded {
  if (event.unreadable) throw event.unreadable;
  return {
    // The stream's events are the aggregate's: both are named by the context that defines them.
    state: aggregate.evolve(state, event as never),
    version: event.version,
    lastEvent: event.id,
  };
}

/** The streams' aggregates that were used last, at most `capacity` besides those being written. */
export class AggregateCache {
  /** Grows when all is forgotten: what was read before is not kept. */
  generation = 0;
  private readonly cached: BoundedMap<CachedAggregate>;

  constructor(capacity: number) {
    // One being written stays, so that its commit is seen by the next to load it.
    this.cached = new BoundedMap(capacity, ({ writing }) => writing > 0);
  }

  get(stream: string): CachedAggregate | undefined {
    const found = this.cached.get(stream);
    if (!found?.forgotten || found.writing > 0) return found;
    this.cached.delete(stream);
    return undefined;
  }

  add(aggregate: CachedAggregate): void {
    this.cached.set(aggregate.stream, aggregate);
  }

  /**
   * Starts again from the committed state: what was decided on top of it is not written. `outdated`: because the
   * stream has got other events.
   */
  supersede(aggregate: CachedAggregate, outdated: boolean): void {
    if (!aggregate.superseded) {
      aggregate.superseded = true;
      const next = new CachedAggregate(aggregate.aggregate, aggregate.stream, aggregate.committed);
      next.forgotten = aggregate.forgotten;
      this.add(next);
    }
    const successor = this.cached.get(aggregate.stream);
    if (successor && outdated && successor.committed === aggregate.committed) successor.outdated = true;
  }

  clear(): void {
    for (const aggregate of this.cached.values()) aggregate.superseded = true;
    this.cached.clear();
  }

  /** All of them, for a person is seldom erased, and what is in a state of persons is not known here. */
  forget(): void {
    this.generation += 1;
    for (const aggregate of this.cached.values()) {
      aggregate.forgotten = true;
      // One being written stays until then.
      if (aggregate.writing === 0) this.cached.delete(aggregate.stream);
    }
  }
}
