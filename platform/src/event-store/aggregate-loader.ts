import type { Recorded } from '@tillgraph/shared-domain/event';
import {
  type AggregateCache,
  type AnyAggregate,
  CachedAggregate,
  type Folded,
  fold,
} from './aggregate-cache.ts';
import type { Reader } from './reader.ts';
import type { Snapshots } from './snapshots.ts';

/** Brings aggregates into the cache: what is asked for at the same time is read by one query. */
export class AggregateLoader {
  private readonly cache: AggregateCache;
  private readonly reader: Reader;
  private readonly snapshots: Snapshots;
  private readonly loading = new Map<string, Promise<CachedAggregate>>();
  private wanted: Wanted[] = [];

  constructor(cache: AggregateCache, reader: Reader, snapshots: Snapshots) {
    this.cache = cache;
    this.reader = reader;
    this.snapshots = snapshots;
  }

  /** What the cache has ready for a command; undefined when it is to be loaded. */
  ready(aggregate: AnyAggregate, stream: string): CachedAggregate | undefined {
    const cached = this.cache.get(stream);
    if (cached && cached.aggregate !== aggregate) {
      throw new Error(`Two aggregates call themselves ${aggregate.category}: a stream has one.`);
    }
    return cached?.outdated ? undefined : cached;
  }

  load(aggregate: AnyAggregate, stream: string): Promise<CachedAggregate> {
    const ready = this.ready(aggregate, stream);
    return ready ? Promise.resolve(ready) : this.read(aggregate, stream);
  }

  /** Reads on the cached streams among these; answers when what other processes have appended is here. */
  async refresh(streams: readonly string[]): Promise<void> {
    const cached = streams.map((stream) => this.cache.get(stream)).filter((found) => found !== undefined);
    // What is to be forgotten is soon read whole.
    const kept = cached.filter(({ forgotten }) => !forgotten);
    await Promise.all(kept.map(({ aggregate, stream }) => this.read(aggregate, stream)));
  }

  private read(aggregate: AnyAggregate, stream: string): Promise<CachedAggregate> {
    const underWay = this.loading.get(stream);
    if (underWay) return underWay;
    const loaded = new Promise<CachedAggregate>((resolve, reject) => {
      this.want({ aggregate, stream, resolve, reject });
    });
    this.loading.set(stream, loaded);
    return loaded;
  }

  private want(...wanted: readonly Wanted[]): void {
    if (this.wanted.length === 0) setImmediate(() => this.readWanted());
    this.wanted.push(...wanted);
  }

  private async readWanted(): Promise<void> {
    const wanted = this.wanted;
    this.wanted = [];
    const { generation } = this.cache;
    try {
      const bases = await this.bases(wanted);
      const events = await this.reader.readStreams(
        wanted.map(({ stream }, index) => ({ stream, after: bases[index]?.version ?? 0 })),
      );
      if (generation !== this.cache.generation) {
        // It was read with a key that may be deleted.
        this.want(...wanted);
        return;
      }
      const byStream = new Map<string, Recorded[]>(wanted.map(({ stream }) => [stream, []]));
      for (const event of events) byStream.get(event.stream)?.push(event);
      for (const [index, each] of wanted.entries()) {
        this.loading.delete(each.stream);
        const base = bases[index] ?? initially(each.aggregate);
        this.settle(each, base, byStream.get(each.stream) ?? []);
      }
    } catch (error) {
      for (const { stream, reject } of wanted) {
        this.loading.delete(stream);
        reject(error);
      }
    }
  }

  private settle(wanted: Wanted, base: Folded, events: readonly Recorded[]): void {
    try {
      wanted.resolve(this.take(wanted, base, events));
    } catch (error) {
      // An event that the aggregate cannot fold is its stream's trouble, not that of those read with it.
      wanted.reject(error);
    }
  }

  /** From which states to read on: the cached, else the snapshot, else the initial one. */
  private async bases(wanted: readonly Wanted[]): Promise<Folded[]> {
    const cached = wanted.map(({ stream }) => {
      const found = this.cache.get(stream);
      return found?.forgotten ? undefined : found?.committed;
    });
    const snapshots = await this.snapshots.read(wanted.filter((_, index) => !cached[index]));
    return wanted.map(
      ({ aggregate, stream }, index) => cached[index] ?? snapshots.get(stream) ?? initially(aggregate),
    );
  }

  private take({ aggregate, stream }: Wanted, base: Folded, events: readonly Recorded[]): CachedAggregate {
    const cached = this.cache.get(stream);
    if (!cached) {
      const folded = events.reduce((state, event) => fold(aggregate, state, event), base);
      const loaded = new CachedAggregate(aggregate, stream, folded);
      this.cache.add(loaded);
      return loaded;
    }
    // While this process writes to the stream, the answer tells what has come of it.
    if (cached.writing > 0) return cached;
    const newer = events.filter(({ version }) => version > cached.committed.version);
    // Throws for an event that the aggregate cannot fold: whoever has asked for it is told.
    cached.committed = newer.reduce((state, event) => fold(aggregate, state, event), cached.committed);
    cached.tentative = cached.committed;
    cached.outdated = false;
    return cached;
  }
}

interface Wanted {
  readonly aggregate: AnyAggregate;
  readonly stream: string;
  readonly resolve: (loaded: CachedAggregate) => void;
  readonly reject: (error: unknown) => void;
}

const initially = (aggregate: AnyAggregate): Folded => ({
  state: aggregate.initialState,
  version: 0,
  lastEvent: null,
});
