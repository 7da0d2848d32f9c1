import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { type MemoryLog, memoryLog, until } from '@tillgraph/platform/testing';
import type { Admin } from 'kafkajs';
import pg from 'pg';
import { type KafkaUnderTest, kafkaUnderTest, type RelayUnderTest } from '../testing/kafka-under-test.ts';
import { positionsOf, sharedConsumer, upTo } from '../testing/shared-consumer.ts';
import { eventsTopic, headTopic } from '../topics.ts';
import { openRelayAdministration, type RelayAdministration } from './relay-administration.ts';

let kafka: KafkaUnderTest;
let log: MemoryLog;
let relay: RelayUnderTest;
let relays: RelayAdministration;
let admin: Admin;

beforeEach(async () => {
  kafka = await kafkaUnderTest();
  log = memoryLog();
  relay = await kafka.relay('orders', log);
  relays = await openRelayAdministration(relay.databaseUrl);
  admin = kafka.client.kafka.admin();
  await admin.connect();
});
afterEach(async () => {
  await admin.disconnect();
  await relays.close();
  await kafka.close();
});

const place = (count: number, data: (at: number) => object = () => ({})) =>
  log.append(
    ...Array.from({ length: count }, (_, at) => ({
      context: 'orders' as const,
      stream: `order-${at % 40}`,
      event: { type: 'Happened', data: data(at) },
    })),
  );

/** Cannot be compressed. */
const filler = (bytes: number) => ({ filler: randomBytes(bytes).toString('base64') });

const topic = (generation: number) => eventsTopic(kafka.client.prefix, 'orders', generation);

/** Statements on the database of the log. */
async function query<Row extends pg.QueryResultRow>(text: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: relay.databaseUrl });
  await client.connect();
  const { rows } = await client.query<Row>(text).finally(() => client.end());
  return rows;
}

/** How often the relay has told. */
async function told(): Promise<number> {
  const [offsets] = await admin.fetchTopicOffsets(headTopic(kafka.client.prefix, 'orders'));
  return Number(offsets?.high);
}

const published = async () => (await relays.status()).current?.position;

test('one relay leads; when its connection is lost another goes on, and nothing is lost or out of order', async () => {
  await until(() => relay.leads());
  const second = await kafka.relay('orders', log, { databaseUrl: relay.databaseUrl });
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  place(100);
  await until(() => consumer.events().length === 100);
  expect(second.leads()).toBe(false);
  for (let round = 1; round <= 3; round += 1) {
    place(100);
    await query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE application_name = 'tillgraph relay, leading' AND datname = current_database()
                   AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')`);
    place(100);
    await until(() => consumer.events().length === 100 + 200 * round);
  }
  await relay.stop();
  place(50);
  await until(() => second.leads() && consumer.events().length === 750);
  expect(positionsOf(consumer.events())).toEqual(upTo(750));
});

test('nobody takes what a relay told last for the head of the log when the relay is silent', async () => {
  place(3);
  const bus = kafka.bus();
  await until(async () => (await bus.head('orders')).position === 3);
  await relay.stop();
  place(1);
  const isKnown = () =>
    bus.head('orders').then(
      () => true,
      () => false,
    );
  await until(async () => !(await isKnown()), 20_000);
  await expect(kafka.bus().head('orders')).rejects.toThrow('does its relay run');
  await kafka.relay('orders', log, { databaseUrl: relay.databaseUrl });
  await until(async () => (await isKnown()) && (await bus.head('orders')).position === 4);
});

test('a relay tells how far it is some times a second, not with every page', async () => {
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  place(1);
  await until(() => consumer.slots().through() === 1);
  const began = performance.now();
  const toldBefore = await told();
  for (let count = 2; count <= 100; count += 1) {
    place(1);
    await until(() => consumer.events().length === count);
  }
  const since = performance.now() - began;
  expect((await told()) - toldBefore).toBeLessThanOrEqual(since / 100 + 1);
  await until(() => consumer.slots().through() === 100);
});

test('a relay that was killed between Kafka’s answer and its checkpoint sends again, and nobody handles it twice', async () => {
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  place(60);
  await until(() => consumer.events().length === 60);
  await relay.stop();
  await query('UPDATE relay.generations SET position = 20');
  await kafka.relay('orders', log, { databaseUrl: relay.databaseUrl });
  place(10);
  await until(() => consumer.events().length === 70);
  const offsets = await admin.fetchTopicOffsets(topic(1));
  expect(offsets.reduce((sum, { high }) => sum + Number(high), 0)).toBe(110);
  expect(positionsOf(consumer.events())).toEqual(upTo(70));
  expect(consumer.deliveries()).toBe(70);
});

test('a new generation with other partitions is filled from the log, and taken up where each slot was', async () => {
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  place(300);
  await until(() => consumer.events().length === 300);
  expect(await relays.refill(4)).toBe(2);
  place(100);
  await until(async () => (await relays.status()).current?.generation === 2);
  place(100);
  await until(() => consumer.events().length === 500);
  expect(positionsOf(consumer.events())).toEqual(upTo(500));
  expect(consumer.deliveries()).toBe(500);
  await until(() => consumer.slots().through() === 500);
  expect(new Set(consumer.stored().map(({ bus }) => bus?.generation))).toEqual(new Set([2]));
  expect(await relays.status()).toMatchObject({ current: { partitions: 4, position: 500 }, filling: null });
});

test('partitions that somebody adds stay unused', async () => {
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  place(100);
  await until(() => consumer.events().length === 100);
  await admin.createPartitions({ topicPartitions: [{ topic: topic(1), count: 9 }] });
  await relay.stop();
  await kafka.relay('orders', log, { databaseUrl: relay.databaseUrl });
  const late = sharedConsumer();
  late.start(kafka.bus('catalog'));
  place(200);
  await until(() => consumer.events().length === 300 && late.events().length === 300);
  const offsets = await admin.fetchTopicOffsets(topic(1));
  expect(offsets.filter(({ partition }) => partition >= 6).map(({ high }) => high)).toEqual(['0', '0', '0']);
  await until(() => consumer.slots().through() === 300);
});

test('a topic that was deleted is filled anew as the next generation', async () => {
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  place(100);
  await until(() => consumer.events().length === 100);
  await admin.deleteTopics({ topics: [topic(1)] });
  place(100);
  await until(async () => (await relays.status()).current?.generation === 2 && (await published()) === 200);
  await until(() => consumer.events().length === 200);
  expect(positionsOf(consumer.events())).toEqual(upTo(200));
  expect(consumer.deliveries()).toBe(200);
});

test('a topic that was made anew under its name is not taken for the one that it was', async () => {
  place(100);
  await until(async () => (await published()) === 100);
  await admin.deleteTopics({ topics: [topic(1)] });
  await until(async () => !(await admin.listTopics()).includes(topic(1)));
  await admin.createTopics({ topics: [{ topic: topic(1), numPartitions: 6 }] });
  place(1);
  await until(async () => (await relays.status()).current?.generation === 2 && (await published()) === 101);
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  await until(() => consumer.events().length === 101);
});

test('a topic whose beginning was cut off is filled anew; who is further goes on without it', async () => {
  const consumer = sharedConsumer();
  const instance = consumer.start(kafka.bus());
  place(100);
  await until(() => consumer.slots().through() === 100);
  await instance.stop();
  await relay.stop();
  await cutOff(topic(1));
  consumer.start(kafka.bus());
  const late = sharedConsumer();
  late.start(kafka.bus('catalog'));
  await kafka.relay('orders', log, { databaseUrl: relay.databaseUrl });
  place(100);
  await until(() => consumer.events().length === 200 && late.events().length === 200);
  expect((await relays.status()).current?.generation).toBe(2);
  expect(consumer.deliveries()).toBe(200);
});

test('an instance goes on at the offsets that were stored, and reads nothing before them again', async () => {
  const consumer = sharedConsumer();
  const instance = consumer.start(kafka.bus());
  place(100);
  await until(() => consumer.slots().through() === 100);
  await instance.stop();
  place(100);
  await until(async () => (await published()) === 200);
  await relay.stop();
  const stored = new Map(consumer.stored().flatMap(({ bus }) => (bus ? [[bus.partition, bus.offset]] : [])));
  expect(stored.size).toBe(6);
  await cutOff(topic(1), stored);
  consumer.start(kafka.bus());
  await until(() => consumer.events().length === 200);
  expect(consumer.deliveries()).toBe(200);
});

/** Up to and with these offsets, or all. */
async function cutOff(name: string, offsets?: ReadonlyMap<number, string>): Promise<void> {
  const ends = await admin.fetchTopicOffsets(name);
  await admin.deleteTopicRecords({
    topic: name,
    partitions: ends.map(({ partition, high }) => {
      const last = offsets?.get(partition);
      return { partition, offset: last === undefined ? high : String(Number(last) + 1) };
    }),
  });
}

test('an event that is too large for Kafka holds up its stream alone, until the topic takes it', async () => {
  place(5);
  await until(async () => (await published()) === 5);
  await setLargest(topic(1), 20_000);
  const [large] = place(1, () => filler(60_000));
  place(20);
  const consumer = sharedConsumer();
  const bus = kafka.bus();
  consumer.start(bus);
  await until(() => consumer.events().length === 26);
  const unreadable = consumer.events().filter((event) => event.unreadable);
  expect(unreadable.map(({ position }) => position)).toEqual([6]);
  expect(unreadable[0]?.unreadable?.message).toMatch(
    /Happened at position 6 of orders was too large for Kafka/,
  );
  expect(kafka.failures).toContainEqual(expect.objectContaining({ code: 'EVENT_TOO_LARGE' }));

  await relays.refill(6);
  await until(async () => (await relays.status()).current?.generation === 2);
  await until(async () => (await bus.read('orders', large?.slot ?? 0, 6))?.unreadable === undefined);
  expect(await bus.read('orders', large?.slot ?? 0, 6)).toEqual(large);
});

async function setLargest(name: string, bytes: number): Promise<void> {
  const configEntries = [{ name: 'max.message.bytes', value: String(bytes) }];
  // kafkajs: 2 is a topic.
  await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name, configEntries }] });
}

test('what is said with a clock hours ahead of Kafka’s is taken', async () => {
  const { now } = Date;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 7_200_000);
  const consumer = sharedConsumer();
  consumer.start(kafka.bus());
  place(10);
  await until(() => consumer.events().length === 10).finally(() => clock.mockRestore());
});

test('of many events each can be read again, also where some were sent twice', async () => {
  const events = place(2000, () => filler(750));
  await until(async () => (await published()) === 2000);
  await relay.stop();
  await query('UPDATE relay.generations SET position = 700');
  await kafka.relay('orders', log, { databaseUrl: relay.databaseUrl });
  place(1);
  await until(async () => (await published()) === 2001);
  const bus = kafka.bus();
  for (const position of [1, 2, 699, 701, 1200, 1999, 2000]) {
    const event = events[position - 1];
    expect(await bus.read('orders', event?.slot ?? 0, position)).toEqual(event);
  }
});
