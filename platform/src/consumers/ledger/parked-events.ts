import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type pg from 'pg';
import { plainArray, textArray } from '../../postgres/index.ts';
import type { Parking } from '../parking.ts';
import { lockedTransaction } from './transaction.ts';

/** One consumer's parked events, as its own process knows them and its table keeps them. */
export interface ParkedEvents extends Parking {
  /** The stream's first parked event. */
  first(context: ContextName, stream: string): Promise<ParkedPlace | null>;
  /** True when an event at this position is parked. */
  holds(context: ContextName, position: number): boolean;
  count(): number;
  /** Reads what other processes have parked or worked off. */
  refresh(): Promise<void>;
  /** It was applied, or skipped. */
  remove(place: ParkedPlace): Promise<void>;
  /** Of one context, or all: the consumer starts anew. */
  clear(context?: ContextName): Promise<void>;
}

export interface ParkedPlace {
  readonly context: ContextName;
  readonly stream: string;
  readonly slot: Slot;
  readonly position: number;
}

export async function openParkedEvents(pool: pg.Pool, consumer: string): Promise<ParkedEvents> {
  let streams = await load(pool, consumer);

  return {
    waiting: (context, stream) => streams.get(`${context} ${stream}`),
    holds(context, position) {
      for (const [stream, positions] of streams) {
        if (stream.startsWith(`${context} `) && positions.has(position)) return true;
      }
      return false;
    },
    count: () => streams.size,
    async refresh() {
      streams = await load(pool, consumer);
    },
    async park(events) {
      const parked = await lockedTransaction(pool, `parked by ${consumer}`, async (client) => {
        const committed = await load(client, consumer);
        for (const { event, error } of events) {
          const key = `${event.context} ${event.stream}`;
          if (error === null && !committed.has(key)) return false;
          committed.set(key, new Set(committed.get(key)).add(event.position));
        }
        await client.query(insert, [consumer, ...parameters(events)]);
        streams = committed;
        return true;
      });
      if (!parked) streams = await load(pool, consumer);
      return parked;
    },
    async first(context, stream) {
      const { rows } = await pool.query<ParkedPlace>(
        `SELECT context, stream, slot, position::float8 FROM consumers.parked_events
         WHERE consumer = $1 AND context = $2 AND stream = $3 ORDER BY position LIMIT 1`,
        [consumer, context, stream],
      );
      return rows[0] ?? null;
    },
    async remove({ context, stream, position }) {
      streams = await lockedTransaction(pool, `parked by ${consumer}`, async (client) => {
        await client.query(
          `DELETE FROM consumers.parked_events
           WHERE consumer = $1 AND context = $2 AND stream = $3 AND position = $4`,
          [consumer, context, stream, position],
        );
        return load(client, consumer);
      });
    },
    async clear(context) {
      await pool.query(
        'DELETE FROM consumers.parked_events WHERE consumer = $1 AND ($2::text IS NULL OR context = $2)',
        [consumer, context ?? null],
      );
      streams = await load(pool, consumer);
    },
  };
}

/** Parked positions by context and stream. */
async function load(
  client: pg.Pool | pg.PoolClient,
  consumer: string,
): Promise<Map<string, ReadonlySet<number>>> {
  const { rows } = await client.query<{ key: string; positions: number[] }>(
    `SELECT context || ' ' || stream AS key, array_agg(position::float8) AS positions
     FROM consumers.parked_events WHERE consumer = $1 GROUP BY context, stream`,
    [consumer],
  );
  return new Map(rows.map(({ key, positions }) => [key, new Set(positions)]));
}

const insert = `
  INSERT INTO consumers.parked_events AS parked
    (consumer, context, stream, slot, position, version, type, error, attempts)
  SELECT $1, context, stream, slot, position, version, type, error, (error IS NOT NULL)::int
  FROM unnest($2::text[], $3::text[], $4::int[], $5::bigint[], $6::int[], $7::text[], $8::text[])
    AS event (context, stream, slot, position, version, type, error)
  ON CONFLICT (consumer, context, stream, position) DO UPDATE SET
    error = coalesce(excluded.error, parked.error), attempts = parked.attempts + excluded.attempts`;

function parameters(events: Parameters<Parking['park']>[0]): string[] {
  return [
    textArray(events.map(({ event }) => event.context)),
    textArray(events.map(({ event }) => event.stream)),
    plainArray(events.map(({ event }) => event.slot)),
    plainArray(events.map(({ event }) => event.position)),
    plainArray(events.map(({ event }) => event.version)),
    textArray(events.map(({ event }) => event.type)),
    textArray(events.map(({ error }) => (error === null ? null : describe(error)))),
  ];
}

const describe = (error: unknown): string =>
  // PostgreSQL's text holds no NUL.
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replaceAll('\0', '')
    .slice(0, 2000);
