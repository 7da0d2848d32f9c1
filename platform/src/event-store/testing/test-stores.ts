import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { openPersonKeys } from '../../person-keys/index.ts';
import { type TestDatabase, testDatabase } from '../../testing/index.ts';
import { type EventStoreOptions, openEventStore } from '../open-event-store.ts';
import type { EventStore } from '../port.ts';

/** Logs and keys on fresh databases; all are closed and dropped after each test. */
export async function testLog(masterKey = randomBytes(32)) {
  const database = await testDatabase();
  const logger = pino({ level: 'silent' });
  const personKeys = await openPersonKeys({ databaseUrl: database.url, masterKey, logger });
  const stores: EventStore[] = [];
  return {
    database,
    personKeys,
    /** A log as another process would open it. */
    open: async (options: Partial<EventStoreOptions> = {}): Promise<EventStore> => {
      const store = await openEventStore({
        context: 'accounts',
        databaseUrl: database.url,
        personKeys,
        now: () => new Date(),
        logger,
        ...options,
      });
      stores.push(store);
      return store;
    },
    close: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await personKeys.close();
      await database.drop();
    },
  };
}

export type TestLog = Awaited<ReturnType<typeof testLog>>;
export type { TestDatabase };
