import {
  type MemoryLog,
  memoryLog,
  memoryPersons,
  memoryReadModels,
  type TestDatabase,
  testDatabase,
} from '@tillgraph/platform/testing';
import type { ContextName } from '@tillgraph/shared-domain/context';
import pg from 'pg';
import { createLogTailBus } from '../../event-bus/index.ts';
import { createInProcessFeed } from '../../read-models/in-process-feed.ts';
import type { CollectionDefinition, ReadModelStore } from '../../read-models/port.ts';
import { createPostgresReadModels } from '../../read-models/postgres/postgres-read-models.ts';
import { type ConsumerAdministration, openAdministration } from '../administration.ts';
import { change, defineProjection } from '../define-projection.ts';
import type { Projection, Reactor } from '../port.ts';
import { type Consumers, startConsumers } from '../start-consumers.ts';

export interface Counter {
  readonly version: number;
  readonly count: number;
  readonly big: boolean;
}

export type CounterEvent = {
  readonly type: 'Counted';
  readonly data: { readonly id: string; readonly by: number };
};

export const counters: CollectionDefinition<Counter> = {
  name: 'counters',
  resumable: true,
  indexes: [{ name: 'by_count', fields: [{ path: 'count', type: 'number' }] }],
};

/** Counts in orders, and what accounts adds; `before` may throw. */
export const counting = (
  version = 1,
  before: (id: string, by: number) => void = () => undefined,
): Projection =>
  defineProjection<CounterEvent>({
    name: 'counting',
    version,
    collections: [counters],
    handles: { orders: ['Counted'], accounts: ['Counted'] },
    apply: ({ data: { id, by } }) => [
      change(counters, id, (document) => {
        before(id, by);
        const count = (document?.count ?? 0) + by * version;
        return { version: (document?.version ?? 0) + 1, count, big: count >= 100 };
      }),
    ],
  });

export const counted = (id: string, by = 1, context: ContextName = 'orders') => ({
  context,
  stream: `counter-${id}`,
  event: { type: 'Counted', data: { id, by } },
});

/** A shop of three logs, whose consumers start, stop and start again on what they stored. */
export interface ConsumersUnderTest {
  readonly orders: MemoryLog;
  readonly accounts: MemoryLog;
  readonly customers: MemoryLog;
  /** How often what is in memory of persons was forgotten. */
  readonly forgotten: () => number;
  readonly failures: readonly unknown[];
  readonly administration: ConsumerAdministration;
  readonly store: ReadModelStore;
  /** As a server that is restarted does. */
  loseConnections(): Promise<void>;
  start(projections: readonly Projection[], reactors?: readonly Reactor[]): Promise<Consumers>;
  close(): Promise<void>;
}

/** The store is closed with them. */
export async function consumersUnderTest(
  kind: 'memory' | 'postgres' | ReadModelStore = 'memory',
): Promise<ConsumersUnderTest> {
  const database: TestDatabase = await testDatabase();
  const store = await storeOf(kind, database.url);
  const [orders, accounts, customers] = [memoryLog(), memoryLog(), memoryLog()];
  const logs = new Map<ContextName, MemoryLog>([
    ['orders', orders],
    ['accounts', accounts],
    ['customers', customers],
  ]);
  const failures: unknown[] = [];
  let forgotten = 0;
  const persons = {
    ...memoryPersons(),
    forget() {
      forgotten += 1;
    },
  };
  const administration = await openAdministration({ databaseUrl: database.url });
  const stops: (() => Promise<void>)[] = [];

  return {
    orders,
    accounts,
    customers,
    forgotten: () => forgotten,
    failures,
    administration,
    store,
    async loseConnections() {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await client.end();
    },
    async start(projections, reactors = []) {
      const bus = createLogTailBus({ logs, pollInterval: 20, pageSize: 100 });
      const consumers = await startConsumers({
        context: 'orders',
        databaseUrl: database.url,
        bus,
        log: orders,
        persons,
        store,
        feed: createInProcessFeed(),
        projections,
        now: () => new Date(),
        onFailure: (_consumer, error) => failures.push(error),
      });
      await consumers.startReactors(reactors);
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= consumers.stop().then(() => bus.close());
        return stopped;
      };
      stops.push(stop);
      return { ...consumers, stop };
    },
    async close() {
      for (const stop of stops) await stop();
      await administration.close();
      await store.close();
      await database.drop();
    },
  };
}

async function storeOf(kind: 'memory' | 'postgres' | ReadModelStore, databaseUrl: string) {
  if (typeof kind === 'object') return kind;
  return kind === 'memory' ? memoryReadModels() : createPostgresReadModels({ databaseUrl });
}
