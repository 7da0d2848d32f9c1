import { randomBytes } from 'node:crypto';
import { memoryLog, until } from '@tillgraph/platform/testing';
import { type KafkaUnderTest, kafkaUnderTest } from './testing/kafka-under-test.ts';
import { sharedConsumer } from './testing/shared-consumer.ts';

let kafka: KafkaUnderTest;
beforeEach(async () => {
  kafka = await kafkaUnderTest();
});
afterEach(() => kafka.close());

test('who has much to catch up with is given it in parts that it can hold', async () => {
  const log = memoryLog();
  const events = 30_000;
  log.append(
    ...Array.from({ length: events }, (_, at) => ({
      context: 'orders' as const,
      stream: `order-${at % 1000}`,
      // Nothing that compresses well: of what does, a fetch brings more events in as many bytes.
      event: { type: 'Happened', data: { said: randomBytes(150).toString('base64') } },
    })),
  );
  await kafka.relay('orders', log);
  const head = await kafka.bus().head('orders');
  expect(head.position).toBe(events);
  const sizes: number[] = [];
  const consumer = sharedConsumer({ before: async (delivered) => void sizes.push(delivered.length) });
  const instance = consumer.start(kafka.bus());
  await until(() => consumer.slots().through() === events, 60_000);
  await instance.stop();
  expect(consumer.events()).toHaveLength(events);
  expect(Math.max(...sizes)).toBeLessThan(8_000);
}, 90_000);
