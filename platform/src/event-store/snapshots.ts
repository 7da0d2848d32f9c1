import type { Logger } from '../observability/index.ts';
import type { AnyAggregate, CachedAggregate, Folded } from './aggregate-cache.ts';
import type { Reader } from './reader.ts';

/** Stored states of long streams. A snapshot saves time only: without it, or in an old shape, the stream is folded. */
export class Snapshots {
  private readonly reader: Reader;
  private readonly logger: Logger;
  private readonly storing = new Map<string, Promise<void>>();

  constructor(reader: Reader, logger: Logger) {
    this.reader = reader;
    this.logger = logger;
  }

  /** Those of the present schema version, by stream. */
  async read(
    wanted: readonly { readonly aggregate: AnyAggregate; readonly stream: string }[],
  ): Promise<ReadonlyMap<string, Folded>> {
    const snapshots = new Map<string, Folded>();
    const versions = new Map<string, number>();
    for (const { aggregate, stream } of wanted) {
      if (aggregate.snapshots) versions.set(stream, aggregate.snapshots.version);
    }
    if (versions.size === 0) return snapshots;
    const rows = await this.reader.rows<SnapshotRow>(
      'snapshots',
      `SELECT stream, schema_version, version, last_event, state FROM event_store.snapshots
        WHERE stream = ANY ($1::text[])`,
      [[...versions.keys()]],
    );
    for (const row of rows) {
      if (versions.get(row.stream) !== row.schema_version) continue;
      snapshots.set(row.stream, { state: row.state, version: row.version, lastEvent: row.last_event });
    }
    return snapshots;
  }

  /** The stream has grown past another `every` events. `before`: the version that it had. */
  isDue({ aggregate, committed }: CachedAggregate, before: number): boolean {
    const every = aggregate.snapshots?.every;
    return every !== undefined && Math.floor(committed.version / every) > Math.floor(before / every);
  }

  /** Stores the committed state, beside the commands' way. */
  store(cached: CachedAggregate): void {
    if (this.storing.has(cached.stream)) return;
    const stored = this.insert(cached).finally(() => this.storing.delete(cached.stream));
    this.storing.set(cached.stream, stored);
  }

  async close(): Promise<void> {
    await Promise.all(this.storing.values());
  }

  private async insert({ aggregate, stream, committed }: CachedAggregate): Promise<void> {
    try {
      // The event must be there: a snapshot of what a restore took away would come back as truth.
      await this.reader.rows(
        'snapshot',
        `INSERT INTO event_store.snapshots AS s (stream, schema_version, version, last_event, state)
          SELECT $1, $2, $3, $4, $5 WHERE EXISTS
            (SELECT FROM event_store.events WHERE stream = $1 AND version = $3 AND id = $4)
          ON CONFLICT (stream) DO UPDATE SET schema_version = excluded.schema_version,
            version = excluded.version, last_event = excluded.last_event, state = excluded.state
            WHERE s.version < excluded.version OR s.schema_version <> excluded.schema_version`,
        [
          stream,
          aggregate.snapshots?.version,
          committed.version,
          committed.lastEvent,
          JSON.stringify(committed.state),
        ],
      );
    } catch (error) {
      this.logger.warn({ err: error, stream }, 'A snapshot was not stored; the stream is folded instead.');
    }
  }
}

interface SnapshotRow {
  readonly stream: string;
  readonly schema_version: number;
  readonly version: number;
  readonly last_event: string;
  readonly state: unknown;
}
