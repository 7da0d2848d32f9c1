import { type TestLog, testLog, until } from '@tillgraph/platform/testing';
import { openStoredLog, type StoredLog, type Upcaster } from '../../event-store/index.ts';
import { count, metadata } from '../../event-store/testing/counted.ts';
import type { EventBus } from '../port.ts';
import { createKafkaBus } from './kafka-bus.ts';
import { openPartitionReader } from './partition-reader.ts';
import { type KafkaUnderTest, kafkaUnderTest } from './testing/kafka-under-test.ts';
import { sharedConsumer } from './testing/shared-consumer.ts';
import { eventsTopic } from './topics.ts';

let kafka: KafkaUnderTest;
let accounts: TestLog;
let stored: StoredLog;
const buses: EventBus[] = [];

beforeEach(async () => {
  kafka = await kafkaUnderTest();
  accounts = await testLog('accounts');
  const { databaseUrl } = accounts;
  stored = await openStoredLog({ context: 'accounts', databaseUrl, onTrouble: () => undefined });
  await kafka.relay('accounts', accounts.log, { databaseUrl, log: stored });
});
afterEach(async () => {
  await Promise.all(buses.splice(0).map((bus) => bus.close()));
  await kafka.close();
  await stored.close();
  await accounts.close();
});

function consume(upcasters: readonly Upcaster[] = []) {
  const bus = createKafkaBus({
    client: kafka.client,
    context: 'reports',
    personKeys: accounts.personKeys,
    upcasters: new Map([['accounts', upcasters]]),
    onFailure: () => undefined,
  });
  buses.push(bus);
  const consumer = sharedConsumer({ context: 'accounts' });
  consumer.start(bus);
  return { bus, consumer };
}

const named = (name: string) => ({
  ...count('a'),
  metadata: { ...metadata(), traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
  decide: () => ({
    accepted: true as const,
    appends: [
      {
        stream: 'counted-a',
        events: [{ event: { type: 'Named', data: {}, personal: { name }, person: 'person-a' } }],
      },
    ],
    result: 0,
  }),
});

test('an event comes out of Kafka as its log gives it', async () => {
  await accounts.log.execute(count('a'));
  await accounts.log.execute(named('Wesley'));
  const { consumer } = consume();
  await until(() => consumer.events().length === 2);
  const events = [...consumer.events()].sort((a, b) => a.position - b.position);
  expect(events).toEqual(await accounts.log.readLog(0, 9));
});

test('what is about a person is encrypted in Kafka, and forgotten there with the person’s key', async () => {
  await accounts.log.execute(named('Wesley'));
  const before = consume();
  await until(() => before.consumer.events().length === 1);
  expect(before.consumer.events()).toMatchObject([{ personal: { name: 'Wesley' } }]);

  const messages = await topicMessages();
  expect(messages).toHaveLength(1);
  expect(messages.join()).not.toContain('Wesley');
  expect(messages.join()).toContain('person-a');

  await accounts.personKeys.deleteKey('person-a');
  const after = consume();
  const { slot = 0 } = before.consumer.events()[0] ?? {};
  expect(await after.bus.read('accounts', slot, 1)).toMatchObject({ person: 'person-a', personal: null });
});

test('an old shape is brought to the present one by who reads it', async () => {
  await accounts.log.execute(count('a'));
  const upcast: Upcaster['upcast'] = () => ({ data: { by: 10 } });
  const { consumer } = consume([{ type: 'Counted', from: 1, upcast }]);
  await until(() => consumer.events().length === 1);
  expect(consumer.events()).toMatchObject([{ schemaVersion: 2, data: { by: 10 } }]);
});

/** Whole messages, as anybody sees them who reads the topic. */
async function topicMessages(): Promise<readonly string[]> {
  const found: string[] = [];
  const reader = await openPartitionReader({
    kafka: kafka.client.kafka,
    topic: eventsTopic(kafka.client.prefix, 'accounts', 1),
    groupId: `${kafka.client.prefix}.looking`,
    start: async () => () => 0,
    async onMessages(_partition, messages) {
      for (const { key, value, headers } of messages)
        found.push(`${key} ${value} ${JSON.stringify(headers)}`);
    },
    onFailure: () => undefined,
  });
  await until(() => found.length > 0).finally(() => reader.close());
  return found;
}
