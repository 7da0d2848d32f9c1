import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type pg from 'pg';
import type { StoredLog } from '../../../event-store/index.ts';
import type { Tracer } from '../../../tracing/index.ts';
import type { KafkaClient } from '../kafka-client.ts';
import { encodeHead } from '../published-head.ts';
import { ensureTopic, headTopic, headTopicConfig } from '../topics.ts';
import { createGenerations, type Generation } from './generations.ts';
import { publishPage } from './publish-page.ts';
import { createPublisher } from './publisher.ts';
import { settleGenerations } from './settle-generations.ts';
import { createWakeUpCall } from './wake-up-call.ts';

export interface PublishLogOptions {
  readonly context: ContextName;
  readonly log: Omit<StoredLog, 'close'>;
  readonly client: KafkaClient;
  /** Holds the relay's lock. */
  readonly connection: Pick<pg.Client, 'query'>;
  /** Of the first generation. */
  readonly partitions: number;
  readonly tracer?: Tracer | undefined;
  readonly onFailure: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * Publishes the log from where Kafka has it, page after page and in order, until the signal. A page is checkpointed when
 * Kafka has acknowledged it, so after a crash some events are published twice, and none is left out. Whatever fails is
 * thrown: the next leader looks at everything anew.
 */
export async function publishLog(options: PublishLogOptions): Promise<void> {
  const { context, log, connection, signal, onFailure } = options;
  const { kafka, prefix } = options.client;
  const generations = createGenerations(connection);
  const publisher = createPublisher(kafka);
  const wakeUpCall = createWakeUpCall(log);
  const admin = kafka.admin();

  const parts = { ...options, generations, publisher, admin };

  /** Tells consumers how far the log and its topic are. False when the log was restored meanwhile. */
  async function tell({ epoch, generation, partitions, position, offsets }: Generation): Promise<boolean> {
    const head = await log.head();
    if (head.epoch !== epoch) return false;
    const value = encodeHead({ epoch, generation, partitions, head: head.position, position, offsets });
    await publisher.send(headTopic(prefix, context), [{ key: context, partition: 0, value }]);
    return true;
  }

  /** Resolves when it is time to look at the generations again. */
  async function publish(current: Generation, filling: Generation | undefined): Promise<void> {
    const began = performance.now();
    let told = Number.NEGATIVE_INFINITY;
    let toldOf: Generation | undefined;
    /** There was something at the last look, too. */
    let busy = false;
    while (!signal.aborted) {
      const calls = wakeUpCall.count();
      const before = [current, filling];
      current = await publishPage(current, parts);
      if (filling) {
        filling = await publishPage(filling, parts);
        if (filling.position >= current.position) return generations.takeOver(filling);
      }
      const moved = before[0] !== current || before[1] !== filling;
      const now = performance.now();
      // Each word is read and looked at by every process that follows the log: it need not come with every page.
      const untilTold = told + (toldOf === current ? heartbeat : tellingInterval) - now;
      if (untilTold <= 0) {
        if (!(await tell(current))) return;
        [told, toldOf] = [now, current];
      }
      if (now - began >= lookInterval) return;
      if (!moved) {
        await wakeUpCall.after(
          calls,
          untilTold > 0 ? Math.min(untilTold, pollInterval) : pollInterval,
          signal,
        );
      } else if (busy && !filling) {
        await delay(rest, undefined, { signal }).catch(() => undefined); // cut short by the signal
      }
      busy = moved;
    }
  }

  try {
    await admin.connect();
    await ensureTopic(admin, headTopicConfig(headTopic(prefix, context)));
    while (!signal.aborted) {
      const { current, filling } = await settleGenerations(parts);
      await publish(current, filling);
    }
  } finally {
    wakeUpCall.close();
    for (const end of [() => publisher.close(), () => admin.disconnect()]) await end().catch(onFailure);
  }
}

/**
 * ms that commits are gathered after a page that followed on another: each costs as much as some dozen events, a query,
 * a message to Kafka and its checkpoint here, and with each consumer a fetch and what is done with it.
 */
const rest = 20;
/** ms. */
const tellingInterval = 100;
const heartbeat = 1_000;
const lookInterval = 2_000;
const pollInterval = 500;
