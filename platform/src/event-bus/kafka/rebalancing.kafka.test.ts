import { setTimeout as delay } from 'node:timers/promises';
import { type MemoryLog, memoryLog, until } from '@tillgraph/platform/testing';
import { type KafkaUnderTest, kafkaUnderTest } from './testing/kafka-under-test.ts';
import { positionsOf, sharedConsumer, upTo } from './testing/shared-consumer.ts';

let kafka: KafkaUnderTest;
let log: MemoryLog;

beforeEach(async () => {
  kafka = await kafkaUnderTest();
  log = memoryLog();
  await kafka.relay('orders', log);
});
afterEach(() => kafka.close());

const place = (count: number) =>
  log.append(
    ...Array.from({ length: count }, (_, at) => ({
      context: 'orders' as const,
      stream: `order-${at % 200}`,
      event: { type: 'Happened', data: {} },
    })),
  );

test('instances that come and go in the middle of batches share the slots, lose nothing and keep the order', async () => {
  // Slow enough for batches to be under way at each rebalance.
  const consumer = sharedConsumer({ before: () => delay(20) });
  const [one, two, three] = [kafka.bus(), kafka.bus(), kafka.bus()];
  let running = true;
  const placing = (async () => {
    while (running) {
      place(20);
      await delay(10);
    }
  })();
  const first = consumer.start(one);
  await until(() => first.handled() > 100);
  const second = consumer.start(two);
  const third = consumer.start(three);
  await until(() => second.handled() > 100 && third.handled() > 100);
  await first.stop();
  await third.stop();
  const before = second.handled();
  await until(() => second.handled() > before + 300);
  running = false;
  await placing;
  const { position: head } = await log.head();
  await until(() => consumer.events().length === head);
  expect(positionsOf(consumer.events())).toEqual(upTo(head));
  await until(() => consumer.slots().through() === head);
});

test('a consumer that fails is given all again that it has not stored, and its group stays together', async () => {
  let failing = true;
  const consumer = sharedConsumer({
    before: async (events) => {
      if (failing && events.some(({ position }) => position > 50)) throw new Error('not yet');
    },
  });
  const instance = consumer.start(kafka.bus());
  place(50);
  await until(() => consumer.events().length === 50);
  const members = await membersOf('reports.shared.orders.1');
  place(50);
  await until(() => consumer.failures.length >= 3);
  failing = false;
  await until(() => consumer.events().length === 100);
  expect(await membersOf('reports.shared.orders.1')).toEqual(members);
  await instance.stop();
  expect(positionsOf(consumer.events())).toEqual(upTo(100));
  expect(consumer.failures.every((error) => String(error).includes('not yet'))).toBe(true);
});

async function membersOf(group: string): Promise<readonly string[]> {
  const admin = kafka.client.kafka.admin();
  await admin.connect();
  const { groups } = await admin.describeGroups([`${kafka.client.prefix}.${group}`]);
  await admin.disconnect();
  return groups.flatMap(({ members }) => members.map(({ memberId }) => memberId));
}
