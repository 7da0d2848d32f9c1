import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { v4 } from 'uuid';

export interface PartitionReaderOptions {
  readonly kafka: Kafka;
  readonly topic: string;
  /** Readers of one group share the topic's partitions; without one, it reads them all. */
  readonly groupId?: string;
  /** The offset to begin at, by partition: asked whenever partitions were assigned, and after a failure. */
  readonly start: () => Promise<(partition: number) => number>;
  /**
   * What came next in a partition; of different partitions at once. Resolves when it is handled; when it throws, all is
   * read again from `start`, after a pause.
   */
  readonly onMessages: (partition: number, messages: readonly KafkaMessage[]) => Promise<void>;
  /** It is tried again. */
  readonly onFailure: (error: unknown) => void;
}

export interface PartitionReader {
  /** The next offset by partition that this reader has now. */
  offsets(): ReadonlyMap<number, number>;
  /** Reads again from `start`, after a pause. */
  restart(error: unknown): Promise<void>;
  /** Rejects when the reader is over by itself; a new one is to be made then. */
  readonly ended: Promise<never>;
  /** Resolves when what was under way is handled. */
  close(): Promise<void>;
}

/**
 * Reads partitions from offsets that are kept elsewhere: nothing is committed to Kafka, where a consumer that has lost
 * its partition meanwhile would fail over it. kafkajs joins the group and fetches; this adds what it lacks:
 *
 * - It restarts some failures itself and leaves the consumer dead after others: here every one ends the reader.
 * - Nothing tells that it does nothing any more: a reader that neither fetches nor handles for a while is over.
 * - It goes to the end of a partition whose offset is gone: here such a gap is a failure, not a loss.
 */
export async function openPartitionReader(options: PartitionReaderOptions): Promise<PartitionReader> {
  const { kafka, topic, start, onMessages, onFailure } = options;
  const consumer = kafka.consumer({
    ...(options.groupId ? shared(options.groupId) : alone(topic)),
    allowAutoTopicCreation: false,
    // A rebalance waits for the fetch under way, and a fetch for data as long as this: shorter, and a shop at rest would
    // be busy with fetches.
    maxWaitTimeInMs: 1_000,
    // What one fetch brings is handled together, so it is to be small for who has much to catch up with: some thousand
    // events, for they are compressed. A message that alone is larger comes all the same.
    maxBytesPerPartition: 128 * 1024,
    maxBytes: 1024 * 1024,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
  });
  const closing = new AbortController();
  const offsets = new Map<number, number>();
  let assigned: readonly number[] = [];
  /** Rises whenever all offsets are set anew: what was under way then is not to set its own. */
  let round = 0;
  let handling = 0;
  let pause = firstPause;
  let restarting: Promise<void> | undefined;
  let lastSign = performance.now();

  let end: (error: unknown) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => undefined); // for who reads only until it closes

  /** The first join takes what was known before it, so that the first fetch is where it should be. */
  let known: ((partition: number) => number) | undefined = await start();

  function seekAll(startOf: (partition: number) => number): void {
    try {
      for (const partition of assigned) {
        const offset = startOf(partition);
        offsets.set(partition, offset);
        consumer.seek({ topic, partition, offset: String(offset) });
      }
    } catch (error) {
      // A consumer that crashed knows no seek any more, and says that it crashed only when no batch is handled.
      end(error);
    }
  }

  async function seekStart(): Promise<void> {
    const mine = round;
    for (;;) {
      try {
        const startOf = await start();
        if (mine === round && !closing.signal.aborted) seekAll(startOf);
        return;
      } catch (error) {
        onFailure(error);
        await rest();
        if (mine !== round || closing.signal.aborted) return;
      }
    }
  }

  const wait = (ms: number): Promise<void> =>
    delay(ms, undefined, { signal: closing.signal }).catch(() => undefined); // cut short by the close

  async function rest(): Promise<void> {
    await wait(pause);
    pause = Math.min(pause * 2, longestPause);
  }

  function restart(error: unknown): Promise<void> {
    restarting ??= (async () => {
      onFailure(error);
      round += 1;
      offsets.clear();
      await rest();
      await seekStart();
    })().finally(() => {
      restarting = undefined;
    });
    return restarting;
  }

  async function eachBatch({ batch, heartbeat, isStale, resolveOffset }: EachBatchPayload): Promise<void> {
    lastSign = performance.now();
    const { partition, messages } = batch;
    const expected = offsets.get(partition);
    // Returned at once, it would be fetched again at once, and again until the restart is over.
    if (expected === undefined && restarting) await Promise.race([restarting, wait(standstill)]);
    const [first, last] = [messages[0], messages.at(-1)];
    if (expected === undefined || !first || !last || isStale() || closing.signal.aborted) return;
    if (Number(first.offset) !== expected) {
      end(new OffsetGapError(topic, partition, expected, Number(first.offset)));
      return;
    }
    const mine = round;
    // kafkajs asks again after the batch, and sees then what is wrong.
    const beat = setInterval(() => heartbeat().catch(() => undefined), 1_000);
    handling += 1;
    try {
      await onMessages(partition, messages);
      pause = firstPause;
      if (mine !== round) return;
      offsets.set(partition, Number(last.offset) + 1);
      resolveOffset(last.offset);
    } catch (error) {
      await restart(error);
    } finally {
      handling -= 1;
      lastSign = performance.now();
      clearInterval(beat);
    }
  }

  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    round += 1;
    lastSign = performance.now();
    assigned = payload.memberAssignment[topic] ?? [];
    offsets.clear();
    if (known) seekAll(known);
    else void seekStart();
    known = undefined;
  });
  consumer.on(consumer.events.FETCH, () => {
    lastSign = performance.now();
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error));
  const watch = setInterval(() => {
    if (handling === 0 && performance.now() - lastSign > longestSilence) end(new SilentReaderError(topic));
  }, 1_000);

  async function close(): Promise<void> {
    closing.abort();
    clearInterval(watch);
    await restarting;
    await disconnect(consumer);
  }

  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: false });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // What one fetch brought from all partitions is handled together.
      partitionsConsumedConcurrently: mostPartitions,
      eachBatch,
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { offsets: () => offsets, restart, ended, close };
}

const shared = (groupId: string) => ({
  groupId,
  heartbeatInterval: 1_000,
  // The least that a broker grants: so long the partitions of an instance that was killed wait for another one.
  sessionTimeout: 6_000,
});

/** Nobody waits for what it has: a group of its own, for kafkajs reads in no other way. */
const alone = (topic: string) => ({
  groupId: `${topic}.${v4()}`,
  heartbeatInterval: 10_000,
  sessionTimeout: 30_000,
});

/** The reader is over, whether Kafka hears it or not. */
async function disconnect(consumer: Consumer): Promise<void> {
  await consumer.disconnect().catch(() => undefined);
}

/** Events are missing in the topic: only its log has them. */
export class OffsetGapError extends Error {
  readonly code = 'OFFSET_GAP';
  constructor(topic: string, partition: number, expected: number, found: number) {
    super(
      `Partition ${partition} of ${topic} goes on at offset ${found}, not at ${expected}: was the topic cut off or ` +
        'made anew? Run "tillgraph relay refill".',
    );
  }
}

export class SilentReaderError extends Error {
  readonly code = 'SILENT_READER';
  constructor(topic: string) {
    super(`The reader of ${topic} has fetched nothing for ${longestSilence / 1000} s; a new one is made.`);
  }
}

const mostPartitions = 64;
/** ms. */
const firstPause = 50;
const longestPause = 5_000;
const longestSilence = 20_000;
const standstill = 500;
