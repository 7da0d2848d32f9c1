import { randomBytes, randomUUID } from 'node:crypto';
import { type TestDatabase, testDatabase } from '@tillgraph/platform/testing';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { pino } from 'pino';
import { migrations } from '../../../event-store/migrations.ts';
import { openPersonKeys, type PersonKeys } from '../../../person-keys/index.ts';
import { migrate } from '../../../postgres/index.ts';
import type { LogSource } from '../../log-tail/log-source.ts';
import type { EventBus } from '../../port.ts';
import { createKafkaBus } from '../kafka-bus.ts';
import { createKafkaClient, type KafkaClient } from '../kafka-client.ts';
import { type Relay, type RelayOptions, startRelay } from '../relay/relay.ts';
import { storedLog } from './stored-log.ts';

export interface RelayUnderTest extends Relay {
  readonly databaseUrl: string;
}

/** Buses and relays on the broker of this test run, under names of their own. */
export interface KafkaUnderTest {
  readonly client: KafkaClient;
  /** What buses and relays reported. */
  readonly failures: readonly unknown[];
  /** As another process would have it. */
  bus(context?: ContextName): EventBus;
  /** Another relay of the log, when given the database of its first. */
  relay(context: ContextName, log: LogSource, options?: Partial<RelayOptions>): Promise<RelayUnderTest>;
  close(): Promise<void>;
}

export interface KafkaUnderTestOptions {
  readonly brokers?: string;
}

export async function kafkaUnderTest({
  brokers = testBrokers(),
}: KafkaUnderTestOptions = {}): Promise<KafkaUnderTest> {
  const logger = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });
  const keysDatabase = await testDatabase();
  const personKeys: PersonKeys = await openPersonKeys({
    databaseUrl: keysDatabase.url,
    masterKey: randomBytes(32),
    logger,
  });
  const client = createKafkaClient(
    {
      brokers: brokers.split(','),
      ssl: false,
      sasl: undefined,
      prefix: `test-${randomUUID().slice(0, 8)}`,
      partitions: 6,
    },
    logger,
  );
  const failures: unknown[] = [];
  const databases: TestDatabase[] = [keysDatabase];
  const closing: (() => Promise<void>)[] = [() => personKeys.close()];
  const onFailure = (error: unknown) => {
    failures.push(error);
  };

  return {
    client,
    failures,
    bus(context = 'reports') {
      const bus = createKafkaBus({ client, context, personKeys, upcasters: new Map(), onFailure });
      closing.push(() => bus.close());
      return bus;
    },
    async relay(context, log, options = {}) {
      const databaseUrl = options.databaseUrl ?? (await newDatabase(databases));
      const relay = await startRelay({
        ...{ context, databaseUrl, client, partitions: 6, onFailure, log: storedLog(log) },
        ...options,
      });
      closing.push(() => relay.stop());
      return { ...relay, databaseUrl };
    },
    async close() {
      for (const close of closing.reverse()) await close();
      for (const database of databases) await database.drop();
    },
  };
}

async function newDatabase(databases: TestDatabase[]): Promise<string> {
  const database = await testDatabase();
  databases.push(database);
  // As a log that is kept there has made them.
  await migrate(database.url, 'event-store', migrations);
  return database.url;
}

function testBrokers(): string {
  const brokers = process.env.TEST_KAFKA_BROKERS;
  if (!brokers)
    throw new Error('No broker: run "scripts/native-stack up kafka", and set TEST_KAFKA_BROKERS.');
  return brokers;
}
