import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { type EventRow, eventColumns, recordedEvents } from '../event-store/recorded-events.ts';
import { SchemaVersions } from '../event-store/upcasters.ts';
import type { PersonKeys } from '../person-keys/port.ts';
import { openPool } from '../postgres/index.ts';

/** A context's log for who only reads it: nothing is written, locked or brought up to date by it. */
export interface LogReader {
  readonly context: ContextName;
  head(): Promise<{ readonly epoch: string; readonly position: number }>;
  /** Pages of events with after < position <= upTo, in order. While one is handled, the next is read. */
  events(after: number, upTo: number): AsyncGenerator<readonly Recorded[]>;
  close(): Promise<void>;
}

export interface LogReaderOptions {
  readonly context: ContextName;
  readonly databaseUrl: string;
  readonly personKeys: Pick<PersonKeys, 'keysToDecrypt'>;
}

const pageSize = 2000;

export function openLogReader({ context, databaseUrl, personKeys }: LogReaderOptions): LogReader {
  const pool = openPool({ connectionString: databaseUrl, max: 2, query_timeout: 0 });
  const schemaVersions = new SchemaVersions([]);

  async function page(after: number, upTo: number): Promise<readonly Recorded[]> {
    const { rows } = await pool.query<EventRow>({
      name: 'verified events',
      text: `SELECT ${eventColumns} FROM event_store.events e
             WHERE e.position > $1 AND e.position <= $2 ORDER BY e.position LIMIT ${pageSize}`,
      values: [after, upTo],
    });
    return recordedEvents(rows, context, personKeys, schemaVersions);
  }

  return {
    context,
    async head() {
      const { rows } = await pool.query<{ epoch: string; position: number }>(
        'SELECT epoch, position::float8 AS position FROM event_store.head',
      );
      if (!rows[0]) throw new Error('The log has lost its head row.');
      return rows[0];
    },
    async *events(after, upTo) {
      let next = page(after, upTo);
      for (;;) {
        const events = await next;
        const last = events.at(-1);
        if (!last) return;
        next = page(last.position, upTo);
        // Whoever stops reading has asked for it in vain.
        next.catch(() => undefined);
        yield events;
      }
    },
    close: () => pool.end(),
  };
}
