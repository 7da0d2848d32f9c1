import { type Aggregate, type Loaded, streamOf } from '@tillgraph/shared-domain/aggregate';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type pg from 'pg';
import type { Logger } from '../observability/index.ts';
import type { PersonKeys } from '../person-keys/port.ts';
import { isConnectionError, migrate, openingPatience, openPool, untilReachable } from '../postgres/index.ts';
import type { Tracer } from '../tracing/index.ts';
import { AggregateCache, type CachedAggregate } from './aggregate-cache.ts';
import { AggregateLoader } from './aggregate-loader.ts';
import { inAppendSpan } from './append-span.ts';
import { CleanUp } from './clean-up.ts';
import { EventStoreClosedError, EventStoreUnavailableError } from './errors.ts';
import { GroupCommit } from './group-commit.ts';
import { Lane } from './lane.ts';
import type { LogMeasures } from './measures.ts';
import { migrations } from './migrations.ts';
import { pendingCommand } from './pending-command.ts';
import type { Command, CommandOutcome, EventStore, JsonValue, WakeUpListener } from './port.ts';
import { Reader } from './reader.ts';
import { asRead, type RecordedFields } from './recorded-events.ts';
import { Repeats } from './repeats.ts';
import { Snapshots } from './snapshots.ts';
import { SchemaVersions, type Upcaster } from './upcasters.ts';
import { Waiting } from './waiting.ts';
import { WakeUps } from './wake-ups.ts';

export interface EventStoreOptions {
  readonly context: ContextName;
  /** The context's own database; its tables are made or brought up to date. */
  readonly databaseUrl: string;
  readonly personKeys: PersonKeys;
  /** The time that events are recorded at. */
  readonly now: () => Date;
  readonly logger: Logger;
  /** Undefined: nobody asks for traces. */
  readonly tracer?: Tracer | undefined;
  readonly measures?: LogMeasures | undefined;
  readonly upcasters?: readonly Upcaster[];
  /** How long a command or a read is tried while the server cannot be reached, in ms (10 000). */
  readonly patience?: number;
  /** How many aggregates are kept in memory (10 000). */
  readonly cachedAggregates?: number;
}

/** Opens a context's log on PostgreSQL. Throws when the server cannot be reached for a minute or the database is a newer one's. */
export async function openEventStore(options: EventStoreOptions): Promise<EventStore> {
  await untilReachable(openingPatience, () => migrate(options.databaseUrl, 'event-store', migrations));
  const store = new PostgresEventStore(options);
  try {
    await store.open();
    return store;
  } catch (error) {
    await store.close();
    throw isConnectionError(error) ? new EventStoreUnavailableError(options.context, error) : error;
  }
}

class PostgresEventStore implements EventStore {
  readonly context: ContextName;
  private readonly personKeys: PersonKeys;
  private readonly logger: Logger;
  private readonly tracer: Tracer | undefined;
  private readonly patience: number;
  private readonly pool: pg.Pool;
  private readonly reader: Reader;
  private readonly cache: AggregateCache;
  private readonly loader: AggregateLoader;
  private readonly snapshots: Snapshots;
  private readonly lanes: readonly Lane[];
  private readonly commits: GroupCommit;
  private readonly repeats = new Repeats();
  private readonly waiting: Waiting;
  private readonly wakeUps: WakeUps;
  private readonly cleanUp: CleanUp;
  private readonly listeners = new Set<WakeUpListener>();
  private readonly ending = new AbortController();
  private closing: Promise<void> | undefined;

  constructor(options: EventStoreOptions) {
    const { context, databaseUrl, personKeys, now, logger, patience = 10_000 } = options;
    this.context = context;
    this.personKeys = personKeys;
    this.logger = logger;
    this.tracer = options.tracer;
    this.patience = patience;
    const onTrouble = (error: unknown) => this.reportTrouble(error);
    const schemaVersions = new SchemaVersions(options.upcasters ?? []);
    this.pool = openPool({
      connectionString: databaseUrl,
      application_name: 'tillgraph event store, reading',
      max: readingConnections,
    }).on('error', onTrouble);
    options.measures?.pool(() => {
      const { totalCount, idleCount: idle, waitingCount: waiting } = this.pool;
      return { busy: totalCount - idle, idle, waiting };
    });
    this.reader = new Reader({ context, pool: this.pool, personKeys, schemaVersions, patience });
    this.snapshots = new Snapshots(this.reader, logger);
    this.cache = new AggregateCache(options.cachedAggregates ?? 10_000);
    this.loader = new AggregateLoader(this.cache, this.reader, this.snapshots);
    this.waiting = new Waiting(this.loader, onTrouble);
    this.wakeUps = new WakeUps({
      databaseUrl,
      channel: `tillgraph_${context}`,
      onForeign: () => this.onForeignCommit(),
      onTrouble,
    });
    const laneOptions = {
      databaseUrl,
      onConnected: (epoch: string) => this.commits.enterEpoch(epoch),
      onTrouble,
      signal: this.ending.signal,
    };
    this.lanes = [new Lane(laneOptions), new Lane(laneOptions)];
    this.commits = new GroupCommit({
      context,
      cache: this.cache,
      loader: this.loader,
      personKeys,
      schemaVersions,
      now,
      lanes: this.lanes,
      measures: options.measures,
      onCommitted: (changed, written) => this.onOwnCommit(changed, written),
    });
    this.cleanUp = new CleanUp(this.reader, onTrouble);
  }

  async open(): Promise<void> {
    // One after the other: each lane locks the log for a moment, for which another would wait no longer than for a command.
    for (const connection of [this.wakeUps, ...this.lanes]) {
      await untilReachable(openingPatience, () => connection.open());
    }
    this.cleanUp.start();
  }

  async execute<const States extends readonly unknown[], Result extends JsonValue>(
    command: Command<States, Result>,
  ): Promise<CommandOutcome<Result>> {
    if (this.closing) throw new EventStoreClosedError(this.context);
    if (!this.tracer) return this.commit(command);
    return inAppendSpan(command, this.context, this.tracer, (traced) => this.commit(traced));
  }

  private async commit<const States extends readonly unknown[], Result extends JsonValue>(
    command: Command<States, Result>,
  ): Promise<CommandOutcome<Result>> {
    const outcome = await this.repeats.once(
      command.metadata,
      () =>
        new Promise((resolve, reject) => {
          const deadline = performance.now() + this.patience;
          this.commits.submit(pendingCommand(command, deadline, resolve, reject));
        }),
    );
    // The result is what `decide` answered, now or under the same key and hash before.
    return outcome as CommandOutcome<Result>;
  }

  async load<State>(aggregate: Aggregate<State, never>, id: string): Promise<Loaded<State>> {
    return loadedOf(id, await this.loader.load(aggregate, streamOf(aggregate, id)));
  }

  async waitFor<State>(
    aggregate: Aggregate<State, never>,
    id: string,
    predicate: (loaded: Loaded<State>) => boolean,
    timeout: number,
    signal?: AbortSignal,
  ): Promise<Loaded<State>> {
    const holds = (cached: CachedAggregate) => predicate(loadedOf(id, cached));
    const stream = streamOf(aggregate, id);
    return loadedOf(id, await this.waiting.waitFor(aggregate, stream, holds, timeout, signal));
  }

  readStream(...[stream, range]: Parameters<EventStore['readStream']>): Promise<readonly Recorded[]> {
    return this.reader.readStream(stream, range);
  }

  readEvent(stream: string, version: number): Promise<Recorded | undefined> {
    return this.reader.readEvent(stream, version);
  }

  readLog(after: number, limit: number): Promise<readonly Recorded[]> {
    return this.reader.readLog(after, limit);
  }

  head(): Promise<{ readonly epoch: string; readonly position: number }> {
    return this.reader.head();
  }

  onWakeUp(listener: WakeUpListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  claimOwner(scope: string, value: string): Promise<string | null> {
    return this.reader.claimOwner(scope, value);
  }

  keyedHash(value: string): string {
    return this.personKeys.keyedHash(value);
  }

  async erase(person: string): Promise<void> {
    await this.personKeys.deleteKey(person);
    this.forget();
  }

  erasedAmong(persons: readonly string[]): Promise<ReadonlySet<string>> {
    return this.personKeys.deletedAmong(persons);
  }

  forget(): void {
    this.personKeys.forget();
    this.commits.forgetKeys();
    this.cache.forget();
  }

  /** Takes no more commands, answers those that it has, and ends its connections. */
  close(): Promise<void> {
    this.closing ??= this.drainAndClose();
    return this.closing;
  }

  private async drainAndClose(): Promise<void> {
    await this.commits.close();
    this.ending.abort();
    this.waiting.close();
    await this.cleanUp.close();
    await this.snapshots.close();
    await this.wakeUps.close();
    await Promise.all(this.lanes.map((lane) => lane.close()));
    await this.pool.end();
  }

  private onOwnCommit(
    changed: ReadonlyMap<CachedAggregate, number>,
    written: readonly RecordedFields[],
  ): void {
    for (const [cached, before] of changed) {
      this.waiting.changed(cached.stream);
      if (this.snapshots.isDue(cached, before)) this.snapshots.store(cached);
    }
    this.wakeUps.tell();
    this.wakeListeners(this.listeners.size > 0 ? written.map(asRead) : []);
  }

  private onForeignCommit(): void {
    this.waiting.refresh();
    this.wakeListeners([]);
  }

  private wakeListeners(written: readonly Recorded[]): void {
    for (const listener of this.listeners) {
      try {
        listener(written);
      } catch (error) {
        // It must not hold up the commands that are settled now.
        this.logger.error({ err: error, context: this.context }, 'A listener to wake-ups failed.');
      }
    }
  }

  private reportTrouble(error: unknown): void {
    this.commits.reportTrouble(error);
    const { context } = this;
    this.logger.warn(
      { err: error, context },
      'The event log cannot reach its PostgreSQL server; it tries again.',
    );
  }
}

/** The stream's aggregate has the state that its definition folds. */
const loadedOf = <State>(id: string, { committed }: CachedAggregate): Loaded<State> => ({
  id,
  state: committed.state as State,
  version: committed.version,
});

const readingConnections = 6;
