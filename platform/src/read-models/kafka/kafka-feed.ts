import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { v4 } from 'uuid';
import { createJoinedWork } from '../../event-bus/kafka/joined-work.ts';
import type { KafkaClient } from '../../event-bus/kafka/kafka-client.ts';
import { openPartitionReader } from '../../event-bus/kafka/partition-reader.ts';
import { createPublisher } from '../../event-bus/kafka/relay/publisher.ts';
import { changesTopic, changesTopicConfig, ensureTopic, offsetsOf } from '../../event-bus/kafka/topics.ts';
import type { Announcement, ChangeFeed, ChangeListener } from '../change-feed.ts';
import { decodeAnnouncements, encodeAnnouncements } from './announcement-message.ts';

export interface KafkaFeedOptions {
  readonly client: KafkaClient;
  readonly context: ContextName;
  /** Announcements could not be read; it is tried again. */
  readonly onFailure: (error: unknown) => void;
}

export interface KafkaFeed extends ChangeFeed {
  close(): Promise<void>;
}

/**
 * Announces to every process of a context over a topic of one partition that all of them read whole, from when they
 * came on. What was announced while a process could not read is read when it can again, as long as the topic has it;
 * where it may have missed something, it is interrupted.
 */
export function createKafkaFeed({ client, context, onFailure }: KafkaFeedOptions): KafkaFeed {
  const { kafka, prefix } = client;
  const topic = changesTopic(prefix, context);
  const listeners = new Set<ChangeListener>();
  const closing = new AbortController();
  const publisher = createPublisher(kafka);
  /** By which a process knows its own, which it has told its listeners itself. */
  const source = v4();
  let next: number | undefined;
  let topicIsThere = false;

  const tell = (announcement: Announcement) => {
    for (const listener of [...listeners]) listener.onAnnouncement(announcement);
  };
  const interrupt = () => {
    for (const listener of [...listeners]) listener.onInterrupted();
  };

  const send = async (announcements: readonly Announcement[]) => {
    // What a reactor said last, and a producer made for it would outlive the feed: others read it in the ledger.
    if (closing.signal.aborted) return;
    if (!topicIsThere) await withAdmin((admin) => ensureTopic(admin, changesTopicConfig(topic)));
    topicIsThere = true;
    const values = encodeAnnouncements(source, announcements);
    if (values.length === 0) return;
    try {
      await publisher.send(
        topic,
        values.map((value) => ({ partition: 0, value })),
      );
    } catch (error) {
      topicIsThere = false; // it may have been deleted
      throw error;
    }
  };
  const sends = createJoinedWork<Announcement>(send, rest);

  async function withAdmin<Result>(
    use: (admin: ReturnType<typeof kafka.admin>) => Promise<Result>,
  ): Promise<Result> {
    const admin = kafka.admin();
    await admin.connect();
    try {
      return await use(admin);
    } finally {
      await admin.disconnect();
    }
  }

  /** The place after what was read last, if the topic still has it; else its end, and what lies between is missed. */
  async function place(): Promise<number> {
    const offsets = await withAdmin(async (admin) => {
      await ensureTopic(admin, changesTopicConfig(topic));
      return offsetsOf(admin, topic);
    });
    const { low = 0, high = 0 } = offsets?.get(0) ?? {};
    if (next !== undefined && next >= low && next <= high) return next;
    return high;
  }

  async function read(): Promise<void> {
    const from = await place();
    const missed = from !== next;
    next = from;
    const reader = await openPartitionReader({
      kafka,
      topic,
      start: async () => () => next ?? 0,
      async onMessages(_partition, messages) {
        for (const { value, offset } of messages) {
          const announced = value && decodeAnnouncements(value);
          if (announced && announced.source !== source) announced.announcements.forEach(tell);
          next = Number(offset) + 1;
        }
      },
      onFailure,
    });
    // From here on nothing is missed any more.
    if (missed) interrupt();
    try {
      await Promise.race([reader.ended, aborted(closing.signal)]);
    } finally {
      await reader.close();
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await read();
      } catch (error) {
        onFailure(error);
        await delay(pause, undefined, { signal: closing.signal }).catch(() => undefined); // cut short by the close
      }
    }
  }
  const running = run();

  return {
    mayLose: true,
    // Who watches is in other processes, and reads what is stored.
    foretell: () => false,
    async publish(announcement) {
      tell(withoutCopies(announcement));
      await sends.add(announcement);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      closing.abort();
      await running;
      await publisher.close();
    },
  };
}

/** Processes that only project read nothing: what they have just written would but fill their caches. */
const withoutCopies = (announcement: Announcement): Announcement => ({
  ...announcement,
  ...(announcement.changes && { changes: announcement.changes.map(({ documents: _, ...change }) => change) }),
});

/** ms. */
const pause = 500;
/** ms between messages: each costs every process of the context a fetch. Who waits in this process is told before. */
const rest = 20;

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
