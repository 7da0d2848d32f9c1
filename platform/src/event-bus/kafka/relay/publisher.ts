import type { Kafka, Message, Producer } from 'kafkajs';
import { CompressionTypes } from 'kafkajs';

/** Sends in order, one thing at a time: a send begins when Kafka has acknowledged the one before. */
export interface Publisher {
  /** Resolves with the next offset of each partition that was written to, when all replicas have the messages. */
  send(topic: string, messages: readonly Message[]): Promise<ReadonlyMap<number, number>>;
  close(): Promise<void>;
}

/** A send has this long, in ms; a producer that took longer or failed is given up, for kafkajs's may retry for ever. */
const deadline = 15_000;

/**
 * What a producer that was given up has under way may still be written, behind what its successor wrote. That does no
 * harm: positions below what a slot has had are skipped.
 */
export function createPublisher(kafka: Kafka): Publisher {
  let producer: Promise<Producer> | undefined;

  async function connect(): Promise<Producer> {
    const made = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 },
    });
    await made.connect();
    return made;
  }

  function giveUp(): void {
    const given = producer;
    producer = undefined;
    // It could not be made, or is not worth waiting for: whoever wanted to send is told.
    void given?.then((made) => made.disconnect()).catch(() => undefined);
  }

  return {
    async send(topic, messages) {
      producer ??= connect();
      try {
        const connected = await within(deadline, producer);
        const results = await within(
          deadline,
          connected.sendBatch({
            acks: -1,
            compression: compressionOf(messages),
            topicMessages: [{ topic, messages: [...messages] }],
          }),
        );
        return nextOffsets(messages, results);
      } catch (error) {
        giveUp();
        throw error;
      }
    },
    async close() {
      const open = producer;
      producer = undefined;
      await within(deadline, open?.then((made) => made.disconnect()) ?? Promise.resolve());
    },
  };
}

/** What is small costs more to compress, and for each reader to decompress, than its bytes do. */
function compressionOf(messages: readonly Message[]): CompressionTypes {
  const bytes = messages.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
  return bytes > fewBytes ? CompressionTypes.GZIP : CompressionTypes.None;
}

const fewBytes = 16 * 1024;

function nextOffsets(
  messages: readonly Message[],
  results: readonly { readonly partition: number; readonly baseOffset?: string }[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { partition = 0 } of messages) counts.set(partition, (counts.get(partition) ?? 0) + 1);
  return new Map(
    results.map(({ partition, baseOffset }) => [
      partition,
      Number(baseOffset) + (counts.get(partition) ?? 0),
    ]),
  );
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Kafka has not answered for ${ms / 1000} s.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
