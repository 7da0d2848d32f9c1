import {
  type MemoryLog,
  memoryLog,
  memoryPersons,
  mongoTestDatabase,
  testDatabase,
} from '@tillgraph/platform/testing';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { kafkaUnderTest } from '../../event-bus/kafka/testing/kafka-under-test.ts';
import { createKafkaFeed } from '../../read-models/kafka/kafka-feed.ts';
import { createMongoReadModels } from '../../read-models/mongo/mongo-read-models.ts';
import { type ConsumerAdministration, openAdministration } from '../administration.ts';
import type { ConsumerRole, Projection, Reactor } from '../port.ts';
import { type Consumers, startConsumers } from '../start-consumers.ts';

/** One of the processes of a context: nothing but servers connects it with the others. */
export interface ContextProcess extends Consumers {
  /** Without its feed, as when Kafka answers others alone. */
  cutFeed(): Promise<void>;
  /** How often it has forgotten what it had in memory of persons. */
  forgotten(): number;
}

export interface ContextOfProcesses {
  readonly orders: MemoryLog;
  readonly accounts: MemoryLog;
  readonly customers: MemoryLog;
  readonly administration: ConsumerAdministration;
  readonly failures: readonly unknown[];
  start(
    roles: readonly ConsumerRole[],
    projections: readonly Projection[],
    reactors?: readonly Reactor[],
  ): Promise<ContextProcess>;
  close(): Promise<void>;
}

/** Orders on Kafka, MongoDB and PostgreSQL, fed by three logs. */
export async function contextOfProcesses(): Promise<ContextOfProcesses> {
  const kafka = await kafkaUnderTest();
  const mongo = await mongoTestDatabase();
  const database = await testDatabase();
  const administration = await openAdministration({ databaseUrl: database.url });
  const logs = new Map<ContextName, MemoryLog>([
    ['orders', memoryLog()],
    ['accounts', memoryLog()],
    ['customers', memoryLog()],
  ]);
  const logOf = (context: ContextName): MemoryLog => {
    const log = logs.get(context);
    if (!log) throw new Error(`There is no log of ${context}.`);
    return log;
  };
  for (const [context, log] of logs) await kafka.relay(context, log);
  const failures: unknown[] = [];
  const persons = memoryPersons();
  const onFailure = (error: unknown) => void failures.push(error);
  const stops: (() => Promise<void>)[] = [];

  return {
    orders: logOf('orders'),
    accounts: logOf('accounts'),
    customers: logOf('customers'),
    administration,
    failures,
    async start(roles, projections, reactors = []) {
      const bus = kafka.bus('orders');
      const feed = createKafkaFeed({ client: kafka.client, context: 'orders', onFailure });
      const store = await createMongoReadModels({ url: mongo.url, database: mongo.name });
      let forgotten = 0;
      const ownPersons = {
        ...persons,
        forget() {
          forgotten += 1;
        },
      };
      const consumers = await startConsumers({
        ...{
          context: 'orders',
          databaseUrl: database.url,
          bus,
          log: logOf('orders'),
          persons: ownPersons,
          store,
          feed,
          projections,
        },
        roles,
        now: () => new Date(),
        onFailure: (_consumer, error) => onFailure(error),
      });
      await consumers.startReactors(reactors);
      let feedClosed: Promise<void> | undefined;
      const cutFeed = () => {
        feedClosed ??= feed.close();
        return feedClosed;
      };
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= (async () => {
          await consumers.stop();
          await bus.close();
          await cutFeed();
          await store.close();
        })();
        return stopped;
      };
      stops.push(stop);
      return { ...consumers, cutFeed, forgotten: () => forgotten, stop };
    },
    async close() {
      await Promise.all(stops.map((stop) => stop()));
      await administration.close();
      await kafka.close();
      await mongo.drop();
      await database.drop();
    },
  };
}
