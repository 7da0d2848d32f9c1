import { randomBytes } from 'node:crypto';
import type { ContextName } from '@tillgraph/shared-domain/context';
import pg from 'pg';
import { pino } from 'pino';
import { type EventStore, type EventStoreOptions, openEventStore } from '../event-store/index.ts';
import { openPersonKeys, type PersonKeys } from '../person-keys/index.ts';
import { testDatabase } from './test-database.ts';

export interface TestLog {
  readonly log: EventStore;
  readonly databaseUrl: string;
  readonly personKeys: PersonKeys;
  /** All rows of the log's tables, as text: what somebody with the database alone can read. */
  stored(): Promise<string>;
  /** The same log as another process would have it. */
  open(options?: Partial<EventStoreOptions>): Promise<EventStore>;
  close(): Promise<void>;
}

/** A context's empty log on the real server. */
export async function testLog(context: ContextName): Promise<TestLog> {
  const [logs, keys] = [await testDatabase(), await testDatabase()];
  const logger = pino({ level: 'silent' });
  const personKeys = await openPersonKeys({ databaseUrl: keys.url, masterKey: randomBytes(32), logger });
  const stores: EventStore[] = [];
  const open = async (options: Partial<EventStoreOptions> = {}) => {
    const now = () => new Date();
    const store = await openEventStore({
      context,
      databaseUrl: logs.url,
      personKeys,
      now,
      logger,
      ...options,
    });
    stores.push(store);
    return store;
  };
  return {
    log: await open(),
    databaseUrl: logs.url,
    personKeys,
    stored: () => storedText(logs.url),
    open,
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await personKeys.close();
      await logs.drop();
      await keys.drop();
    },
  };
}

async function storedText(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // Bytes that are characters are shown as such.
    await client.query(`SET bytea_output = 'escape'`);
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'event_store'`,
    );
    let stored = '';
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM event_store.${name} t`,
      );
      stored += rows.map(({ row }) => `${name} ${row}\n`).join('');
    }
    return stored;
  } finally {
    await client.end();
  }
}
