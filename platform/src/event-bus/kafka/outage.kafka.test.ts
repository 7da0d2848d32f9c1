import { type MemoryLog, memoryLog, until } from '@tillgraph/platform/testing';
import { type KafkaUnderTest, kafkaUnderTest } from './testing/kafka-under-test.ts';
import { type OwnBroker, ownBroker } from './testing/own-broker.ts';
import { positionsOf, sharedConsumer, upTo } from './testing/shared-consumer.ts';

let broker: OwnBroker;
let kafka: KafkaUnderTest;
let log: MemoryLog;

beforeEach(async () => {
  broker = await ownBroker();
  await broker.up();
  kafka = await kafkaUnderTest({ brokers: broker.address });
  log = memoryLog();
});
afterEach(async () => {
  await kafka.close();
  await broker.remove();
});

const place = (count: number) =>
  log.append(
    ...Array.from({ length: count }, (_, at) => ({
      context: 'orders' as const,
      stream: `order-${at % 40}`,
      event: { type: 'Happened', data: {} },
    })),
  );

test('while Kafka is away the log goes on; when it is back, all catch up by themselves', async () => {
  const relay = await kafka.relay('orders', log);
  const consumer = sharedConsumer();
  const [one, two] = [kafka.bus(), kafka.bus()];
  consumer.start(one);
  consumer.start(two);
  place(100);
  await until(() => consumer.events().length === 100);
  for (let round = 1; round <= 2; round += 1) {
    await broker.down();
    place(200);
    // What is tried in vain is reported, and the relay gives its place up to whoever has better luck.
    const before = kafka.failures.length;
    await until(() => kafka.failures.length > before && !relay.leads());
    await broker.up();
    place(100);
    // Kafka waits for the members that it knew before it was stopped.
    await until(() => consumer.events().length === 100 + 300 * round, 30_000);
  }
  const late = sharedConsumer();
  late.start(kafka.bus('catalog'));
  await until(() => late.events().length === 700);
  expect(positionsOf(consumer.events())).toEqual(upTo(700));
  expect(positionsOf(late.events())).toEqual(upTo(700));
});

test('what could not be stored while Kafka was away is stored when it is back', async () => {
  await kafka.relay('orders', log);
  let away = false;
  const inVain = new Error('It could not be announced.');
  // As one that announces over Kafka where it is.
  const consumer = sharedConsumer({
    before: async (events) => {
      if (away && events.length === 0) throw inVain;
    },
  });
  consumer.start(kafka.bus());
  away = true;
  place(100);
  await until(() => consumer.failures.length > 3);
  await broker.down();
  // Its reading fails, too.
  await until(() => consumer.failures.some((error) => error !== inVain), 30_000);
  await broker.up();
  away = false;
  place(100);
  await until(() => consumer.events().length === 200, 40_000);
  expect(positionsOf(consumer.events())).toEqual(upTo(200));
});
