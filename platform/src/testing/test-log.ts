import { randomBytes } from 'node:crypto';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { pino } from 'pino';
import { type EventStore, type EventStoreOptions, openEventStore } from '../event-store/index.ts';
import { openPersonKeys, type PersonKeys } from '../person-keys/index.ts';
import { testDatabase } from './test-database.ts';

export interface TestLog {
  readonly log: EventStore;
  readonly databaseUrl: string;
  readonly personKeys: PersonKeys;
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
    open,
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await personKeys.close();
      await logs.drop();
      await keys.drop();
    },
  };
}
