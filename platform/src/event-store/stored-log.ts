import type { ContextName } from '@tillgraph/shared-domain/context';
import { openPool } from '../postgres/index.ts';
import { type EventRow, eventColumns } from './recorded-events.ts';
import { WakeUps } from './wake-ups.ts';

/** A context's log as it is stored: personal fields stay encrypted, old shapes old. For who carries it elsewhere. */
export interface StoredLog {
  /** Rows with position > after, in order, at most `limit`. */
  read(after: number, limit: number): Promise<readonly EventRow[]>;
  head(): Promise<{ readonly epoch: string; readonly position: number }>;
  /** Calls the listener soon after events were committed; a hint, for polling is the safety net. Returns the unsubscribe. */
  onWakeUp(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface StoredLogOptions {
  readonly context: ContextName;
  /** Its tables are there: an event store was opened on it before. */
  readonly databaseUrl: string;
  readonly onTrouble: (error: unknown) => void;
}

export async function openStoredLog({
  context,
  databaseUrl,
  onTrouble,
}: StoredLogOptions): Promise<StoredLog> {
  const listeners = new Set<() => void>();
  const pool = openPool({
    connectionString: databaseUrl,
    application_name: 'tillgraph relay, reading',
    max: 2,
  }).on('error', onTrouble);
  const wakeUps = new WakeUps({
    databaseUrl,
    channel: `tillgraph_${context}`,
    onForeign: () => {
      for (const listener of [...listeners]) listener();
    },
    onTrouble,
  });
  try {
    await wakeUps.open();
  } catch (error) {
    await pool.end();
    throw error;
  }

  return {
    async read(after, limit) {
      const { rows } = await pool.query<EventRow>({
        name: 'stored',
        text: readQuery,
        values: [after, limit],
      });
      return rows;
    },
    async head() {
      const { rows } = await pool.query<{ epoch: string; position: number }>(headQuery);
      if (!rows[0]) throw new Error('The log has lost its head row.');
      return rows[0];
    },
    onWakeUp(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      await wakeUps.close();
      await pool.end();
    },
  };
}

const readQuery = `
  SELECT ${eventColumns} FROM event_store.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2`;

const headQuery = 'SELECT epoch, position::float8 AS position FROM event_store.head';
