import { randomBytes } from 'node:crypto';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { pino } from 'pino';
import { type EventStore, openEventStore } from '../event-store/index.ts';
import { openPersonKeys } from '../person-keys/index.ts';
import { testDatabase } from './test-database.ts';

export interface TestLog {
  readonly log: EventStore;
  /** The same log as another process would have it. */
  open(): Promise<EventStore>;
  close(): Promise<void>;
}

/** A context's empty log on the real server. */
export async function testLog(context: ContextName): Promise<TestLog> {
  const [logs, keys] = [await testDatabase(), await testDatabase()];
  const logger = pino({ level: 'silent' });
  const personKeys = await openPersonKeys({ databaseUrl: keys.url, masterKey: randomBytes(32), logger });
  const stores: EventStore[] = [];
  const open = async () => {
    const now = () => new Date();
    const store = await openEventStore({ context, databaseUrl: logs.url, personKeys, now, logger });
    stores.push(store);
    return store;
  };
  return {
    log: await open(),
    open,
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await personKeys.close();
      await logs.drop();
      await keys.drop();
    },
  };
}
