import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Admin, ITopicConfig } from 'kafkajs';

export const eventsTopic = (prefix: string, context: ContextName, generation: number): string =>
  `${prefix}.${context}.events.${generation}`;

/** Where the relay tells how far the log and its topic are. */
export const headTopic = (prefix: string, context: ContextName): string => `${prefix}.${context}.head`;

/** Where a context's processes tell each other what their consumers did. */
export const changesTopic = (prefix: string, context: ContextName): string => `${prefix}.${context}.changes`;

/** Kafka refuses what a writer dates an hour ahead of its own clock, and ages the rest by it: writers have clocks of their own. */
const brokersTime = { name: 'message.timestamp.type', value: 'LogAppendTime' };

/** A generation's events, kept for ever. Its relay names each event's partition itself. */
export const eventsTopicConfig = (topic: string, partitions: number): ITopicConfig => ({
  topic,
  numPartitions: partitions,
  configEntries: [
    { name: 'cleanup.policy', value: 'delete' },
    brokersTime,
    { name: 'retention.ms', value: '-1' },
    { name: 'retention.bytes', value: '-1' },
    { name: 'max.message.bytes', value: String(largestBatch) },
  ],
});

/** One partition, of which the last record counts. */
export const headTopicConfig = (topic: string): ITopicConfig => ({
  topic,
  numPartitions: 1,
  configEntries: [
    { name: 'cleanup.policy', value: 'compact' },
    brokersTime,
    { name: 'segment.ms', value: '3600000' },
  ],
});

/** One partition, kept as long as a process may be without Kafka and still go on where it was. */
export const changesTopicConfig = (topic: string): ITopicConfig => ({
  topic,
  numPartitions: 1,
  configEntries: [
    { name: 'cleanup.policy', value: 'delete' },
    brokersTime,
    { name: 'retention.ms', value: '600000' },
    { name: 'segment.ms', value: '300000' },
    { name: 'max.message.bytes', value: String(largestBatch) },
  ],
});

/** Compressed, in bytes. */
const largestBatch = 8 * 2 ** 20;

/** Makes the topic, unless it is there. */
export async function ensureTopic(admin: Admin, config: ITopicConfig): Promise<void> {
  await admin.createTopics({ topics: [config], waitForLeaders: true });
}

/** First and next offsets by partition; undefined when there is no such topic. */
export async function offsetsOf(
  admin: Admin,
  topic: string,
): Promise<ReadonlyMap<number, { readonly low: number; readonly high: number }> | undefined> {
  const topics = await admin.listTopics();
  if (!topics.includes(topic)) return undefined;
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(
    offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]),
  );
}
