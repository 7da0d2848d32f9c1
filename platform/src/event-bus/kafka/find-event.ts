import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type { KafkaMessage } from 'kafkajs';
import { v4 } from 'uuid';
import { placeOf } from './event-message.ts';
import type { KafkaClient } from './kafka-client.ts';
import type { PublishedHead } from './published-head.ts';
import { eventsTopic, offsetsOf } from './topics.ts';

export interface FindEventOptions extends KafkaClient {
  readonly context: ContextName;
  readonly head: PublishedHead;
  readonly slot: Slot;
  readonly position: number;
}

/**
 * The message of one event, by halving the partition: a few fetches. After a crash of the relay some messages are there
 * twice, but from any place on, positions go on without a gap: one that is too low is before the event, one that is
 * too high is behind its first message.
 */
export async function findEvent(options: FindEventOptions): Promise<KafkaMessage | null> {
  const { kafka, prefix, context, head, slot, position } = options;
  const topic = eventsTopic(prefix, context, head.generation);
  const partition = slot % head.partitions;
  const range = await rangeOf(options, topic, partition);
  if (range.low >= range.high) return null;

  const consumer = kafka.consumer({
    groupId: `${prefix}.find.${v4()}`,
    allowAutoTopicCreation: false,
    maxWaitTimeInMs: 100,
    // A look at one place; Kafka gives a whole batch, however large.
    maxBytesPerPartition: 2 ** 14,
    retry: { retries: 5, restartOnFailure: async () => false },
  });
  let { low, high } = range;
  let probe = Math.floor((low + high) / 2);

  const found = new Promise<KafkaMessage | null>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`Event ${position} of ${context} was not found in Kafka in time: try again.`)),
      patience,
    );
    const finish = (message: KafkaMessage | null) => {
      clearTimeout(timer);
      resolve(message);
    };
    const look = (offset: number) => {
      probe = offset;
      consumer.seek({ topic, partition, offset: String(offset) });
    };
    /** Of messages that begin at the probe. */
    const narrow = (messages: readonly KafkaMessage[]) => {
      const match = messages.find((message) => {
        const place = placeOf(message);
        return place.slot === slot && place.position === position;
      });
      if (match) return finish(match);
      const [first, last] = [messages[0], messages.at(-1)];
      if (!first || !last) return;
      if (placeOf(first).position > position) high = Number(first.offset);
      else low = Number(last.offset) + 1;
      if (low >= high) return finish(null);
      look(Math.floor((low + high) / 2));
    };
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      const others = (payload.memberAssignment[topic] ?? []).filter((one) => one !== partition);
      consumer.pause([{ topic, partitions: others }]);
      look(probe);
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      clearTimeout(timer);
      reject(payload.error);
    });
    void consumer
      .connect()
      .then(() => consumer.subscribe({ topic, fromBeginning: true }))
      .then(() =>
        consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          async eachBatch({ batch, isStale }) {
            if (batch.partition === partition && !isStale()) narrow(batch.messages);
          },
        }),
      )
      .catch(reject);
  });
  return found.finally(() => consumer.disconnect());
}

async function rangeOf({ kafka }: KafkaClient, topic: string, partition: number) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return (await offsetsOf(admin, topic))?.get(partition) ?? { low: 0, high: 0 };
  } finally {
    await admin.disconnect();
  }
}

/** ms. */
const patience = 20_000;
