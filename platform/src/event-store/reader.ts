import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import DataLoader from 'dataloader';
import type pg from 'pg';
import type { PersonKeys } from '../person-keys/port.ts';
import { isConnectionError, untilReachable } from '../postgres/index.ts';
import { EventStoreUnavailableError } from './errors.ts';
import type { EventStore } from './port.ts';
import { type EventRow, eventColumns, recordedEvents } from './recorded-events.ts';
import type { SchemaVersions } from './upcasters.ts';

export interface ReaderOptions {
  readonly context: ContextName;
  readonly pool: pg.Pool;
  readonly personKeys: PersonKeys;
  readonly schemaVersions: SchemaVersions;
  /** How long a read is tried again when the server cannot be reached, in ms. */
  readonly patience: number;
}

interface EventPlace {
  readonly stream: string;
  readonly version: number;
}

/** Reads what is committed. */
export class Reader {
  private readonly options: ReaderOptions;
  /** Commands that were committed together are answered together, each with what it recorded. */
  private readonly singleEvents = new DataLoader<EventPlace, Recorded | undefined>(
    (places) => this.readEvents(places),
    { cache: false },
  );

  constructor(options: ReaderOptions) {
    this.options = options;
  }

  readLog(after: number, limit: number): Promise<Recorded[]> {
    return this.events(
      'log',
      `SELECT ${eventColumns} FROM event_store.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2`,
      [after, limit],
    );
  }

  async readStream(stream: string, range: Parameters<EventStore['readStream']>[1]): Promise<Recorded[]> {
    const order = range.direction === 'forward' ? 'ASC' : 'DESC';
    const events = await this.events(
      `stream ${order}`,
      `SELECT ${eventColumns} FROM event_store.events e
        WHERE e.stream = $1 AND e.version > $2 AND e.version < $3 ORDER BY e.version ${order} LIMIT $4`,
      [stream, range.after ?? 0, range.before ?? highestVersion, range.limit],
    );
    for (const { unreadable } of events) if (unreadable) throw unreadable;
    return events;
  }

  async readEvent(stream: string, version: number): Promise<Recorded | undefined> {
    // No stream comes so far, and those that are read with it must not fail for it.
    if (version > highestVersion) return undefined;
    const event = await this.singleEvents.load({ stream, version });
    if (event?.unreadable) throw event.unreadable;
    return event;
  }

  /** All events of the streams after the versions given, stream by stream. */
  readStreams(streams: readonly { readonly stream: string; readonly after: number }[]): Promise<Recorded[]> {
    return this.events(
      'streams',
      `SELECT ${eventColumns} FROM unnest($1::text[], $2::int[]) AS wanted (stream, after)
        CROSS JOIN LATERAL (SELECT * FROM event_store.events e
          WHERE e.stream = wanted.stream AND e.version > wanted.after ORDER BY e.version) e`,
      [streams.map(({ stream }) => stream), streams.map(({ after }) => after)],
    );
  }

  async head(): Promise<{ readonly epoch: string; readonly position: number }> {
    const [row] = await this.rows<{ epoch: string; position: string }>(
      'head',
      'SELECT epoch, position FROM event_store.head',
      [],
    );
    if (!row) throw new Error('The log has lost its head row.');
    return { epoch: row.epoch, position: Number(row.position) };
  }

  async claimOwner(scope: string, value: string): Promise<string | null> {
    const [row] = await this.rows<{ owner: string }>(
      'claim',
      'SELECT owner FROM event_store.claims WHERE scope = $1 AND value = $2',
      [scope, value],
    );
    return row?.owner ?? null;
  }

  /** A prepared statement's rows; tried again for a while when the server cannot be reached. */
  async rows<Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const { context, pool, patience } = this.options;
    try {
      const query = { name, text, values: [...values] };
      const { rows } = await untilReachable(patience, () => pool.query<Row>(query));
      return rows;
    } catch (error) {
      throw isConnectionError(error) ? new EventStoreUnavailableError(context, error) : error;
    }
  }

  private async readEvents(places: readonly EventPlace[]): Promise<(Recorded | undefined)[]> {
    const events = await this.events(
      'single events',
      // OFFSET 0 keeps PostgreSQL from joining: while it knows little of a log that grows, it reads all of it for that.
      `SELECT ${eventColumns} FROM unnest($1::text[], $2::int[]) AS wanted (stream, version)
        CROSS JOIN LATERAL (SELECT * FROM event_store.events e
          WHERE e.stream = wanted.stream AND e.version = wanted.version OFFSET 0) e`,
      [places.map(({ stream }) => stream), places.map(({ version }) => version)],
    );
    const found = new Map(events.map((event) => [`${event.version} ${event.stream}`, event]));
    return places.map(({ stream, version }) => found.get(`${version} ${stream}`));
  }

  private async events(name: string, text: string, values: readonly unknown[]): Promise<Recorded[]> {
    const { context, personKeys, schemaVersions } = this.options;
    const rows = await this.rows<EventRow>(name, text, values);
    return recordedEvents(rows, context, personKeys, schemaVersions);
  }
}

const highestVersion = 2 ** 31 - 1;
