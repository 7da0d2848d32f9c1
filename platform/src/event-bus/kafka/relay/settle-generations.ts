import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Admin } from 'kafkajs';
import type { StoredLog } from '../../../event-store/index.ts';
import type { KafkaClient } from '../kafka-client.ts';
import { ensureTopic, eventsTopic, eventsTopicConfig, offsetsOf } from '../topics.ts';
import type { Generation, Generations } from './generations.ts';

export interface SettleGenerationsOptions {
  readonly context: ContextName;
  readonly log: Pick<StoredLog, 'head'>;
  readonly client: KafkaClient;
  readonly admin: Admin;
  readonly generations: Generations;
  /** Of the first generation. */
  readonly partitions: number;
}

/**
 * What is to be published to: generations of the log's present epoch, whose topics hold what they should. Begins new
 * ones where that is not so: at first, after a restore, and when a topic was deleted, cut off or made anew.
 */
export async function settleGenerations(
  options: SettleGenerationsOptions,
): Promise<{ readonly current: Generation; readonly filling: Generation | undefined }> {
  const { log, generations } = options;
  const { epoch } = await log.head();
  const isUsable = async (generation: Generation) =>
    generation.epoch === epoch && (await isWhole(generation, options));

  for (;;) {
    const { current, filling } = await generations.load();
    const after = await lastTopic(options);
    if (!current || !(await isUsable(current))) {
      const partitions = current?.partitions ?? options.partitions;
      await generations.begin({ epoch, partitions, state: 'current', after });
    } else if (filling && !(await isUsable(filling))) {
      await generations.begin({ epoch, partitions: filling.partitions, state: 'filling', after });
    } else {
      return { current, filling };
    }
  }
}

/** A topic that is not there yet is made, when nothing was published to it. */
async function isWhole(
  { generation, partitions, position, offsets }: Generation,
  { client, context, admin }: SettleGenerationsOptions,
): Promise<boolean> {
  const topic = eventsTopic(client.prefix, context, generation);
  const found = await offsetsOf(admin, topic);
  if (!found) {
    if (position > 0) return false;
    await ensureTopic(admin, eventsTopicConfig(topic, partitions));
    return true;
  }
  return offsets.every((offset, partition) => {
    const { low, high } = found.get(partition) ?? { low: 0, high: -1 };
    // What nobody remembers to have published is of another life of this log.
    return low === 0 && high >= offset && (position > 0 || high === 0);
  });
}

/** The highest number that a topic of this context has. */
async function lastTopic({ client, context, admin }: SettleGenerationsOptions): Promise<number> {
  const prefix = eventsTopic(client.prefix, context, 0).slice(0, -1);
  const topics = await admin.listTopics();
  return Math.max(
    0,
    ...topics
      .filter((topic) => topic.startsWith(prefix))
      .map((topic) => Number(topic.slice(prefix.length)) || 0),
  );
}
