import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { migrate, openPool } from '../postgres/index.ts';
import {
  consumersQuery,
  parkedEventsQuery,
  parkedStreamsQuery,
  projectionsQuery,
  rebuildQuery,
} from './administration-queries.ts';
import { type ConsumerRequest, requestChannel } from './ledger/requests.ts';
import { runnerLock } from './ledger/runner-lock.ts';
import { ledgerMigrations } from './ledger/schema.ts';

export interface AdministrationOptions {
  /** The context's own database. */
  readonly databaseUrl: string;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly build: number;
  readonly state: 'active' | 'building' | 'retired';
  /** Events of the logs that it has not applied. */
  readonly lag: number;
  readonly progressedAt: Date | null;
  readonly parkedStreams: number;
}

/** How far a consumer is in one context's log, whichever processes run it. */
export interface ConsumerStatus {
  /** `projection/NAME/BUILD` or `reactor/NAME`. */
  readonly consumer: string;
  readonly context: ContextName;
  /** It has applied, or parked, every event up to here. */
  readonly position: number;
  readonly progressedAt: Date | null;
  readonly parkedStreams: number;
}

/** Events applied, and events there are, over all logs that the projection is made from. */
export interface RebuildProgress {
  readonly applied: number;
  readonly total: number;
}

export interface ParkedStream {
  /** That of its first event: what `retry` and `skip` name. */
  readonly id: string;
  readonly consumer: string;
  readonly context: ContextName;
  readonly stream: string;
  /** Of its first event. */
  readonly position: number;
  readonly events: number;
  readonly error: string | null;
  readonly parkedAt: Date;
}

export interface ParkedEvent {
  readonly position: number;
  readonly version: number;
  readonly type: string;
  /** Null: it waits behind one that failed. */
  readonly error: string | null;
  readonly attempts: number;
  readonly parkedAt: Date;
}

/**
 * What the command line sees and asks of a context's consumers, from any process: all of it goes through tables, and
 * what is asked is done by the process that runs the consumers.
 */
export interface ConsumerAdministration {
  /** True while some process runs the context's consumers. What is asked while none does waits for one. */
  isServed(): Promise<boolean>;
  projections(): Promise<readonly ProjectionStatus[]>;
  /** Projections and reactors, with the contexts that they consume. */
  consumers(): Promise<readonly ConsumerStatus[]>;
  /** Resolves when the new build has taken over. Throws what went wrong. */
  rebuild(projection: string, onProgress: (progress: RebuildProgress) => void): Promise<void>;
  parkedStreams(): Promise<readonly ParkedStream[]>;
  /** The events of a parked stream, in order; none for an unknown id. */
  parkedEvents(id: string): Promise<readonly ParkedEvent[]>;
  /** Handles the stream's parked events again, in order. Throws what is wrong with the first that fails. */
  retry(id: string): Promise<void>;
  /** Leaves the first event out for good, and handles those behind it. */
  skip(id: string): Promise<void>;
  close(): Promise<void>;
}

/** ms between looks at a request. */
const lookInterval = 100;

export async function openAdministration({
  databaseUrl,
}: AdministrationOptions): Promise<ConsumerAdministration> {
  await migrate(databaseUrl, 'consumers', ledgerMigrations);
  const pool = openPool({ connectionString: databaseUrl, max: 1 });

  async function request(
    kind: ConsumerRequest['kind'],
    consumer: string,
    stream: Pick<ParkedStream, 'context' | 'stream' | 'position'> | null,
    onWait: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { rows } = await pool.query<{ id: string }>(
      `INSERT INTO consumers.requests (kind, consumer, context, stream, position) VALUES ($1, $2, $3, $4, $5)
       RETURNING id`,
      [kind, consumer, stream?.context ?? null, stream?.stream ?? null, stream?.position ?? null],
    );
    const id = rows[0]?.id;
    await pool.query('SELECT pg_notify($1, $2)', [requestChannel, id]);
    for (;;) {
      const answer = await pool.query<{ state: string; message: string | null }>(
        'SELECT state, message FROM consumers.requests WHERE id = $1',
        [id],
      );
      const { state, message } = answer.rows[0] ?? {};
      if (state === 'failed') throw new Error(message ?? 'It failed.');
      await onWait();
      if (state === 'done') return;
      await delay(lookInterval);
    }
  }

  async function workOff(kind: 'retry' | 'skip', id: string): Promise<void> {
    const { rows } = await pool.query<ParkedStream>(parkedStreamsQuery);
    const parked = rows.find((row) => row.id === id);
    if (!parked) throw new Error(`Nothing is parked as ${id}: \`tillgraph parked list\` shows what is.`);
    await request(kind, parked.consumer, parked);
  }

  return {
    async isServed() {
      const { rows } = await pool.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock($1) AS free`, [
        runnerLock,
      ]);
      return rows[0]?.free === false;
    },
    projections: async () => (await pool.query<ProjectionStatus>(projectionsQuery)).rows,
    consumers: async () => (await pool.query<ConsumerStatus>(consumersQuery)).rows,
    rebuild: (projection, onProgress) =>
      request('rebuild', projection, null, async () => {
        const { rows } = await pool.query<RebuildProgress>(rebuildQuery, [projection]);
        if (rows[0] && rows[0].total > 0) onProgress(rows[0]);
      }),
    parkedStreams: async () => (await pool.query<ParkedStream>(parkedStreamsQuery)).rows,
    parkedEvents: async (id) => (await pool.query<ParkedEvent>(parkedEventsQuery, [id])).rows,
    retry: (id) => workOff('retry', id),
    skip: (id) => workOff('skip', id),
    close: () => pool.end(),
  };
}
