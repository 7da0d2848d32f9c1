import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Checkpoint, ConsumeOptions } from '../port.ts';
import type { EventsDecoder } from './event-message.ts';
import type { KafkaClient } from './kafka-client.ts';
import { aborted, type LogHead } from './log-head.ts';
import type { PublishedHead } from './published-head.ts';
import { readGeneration } from './read-generation.ts';

export interface FollowContextOptions extends ConsumeOptions, KafkaClient {
  readonly context: ContextName;
  /** Of the consumer's instances, which share the partitions. */
  readonly group: string;
  readonly logHead: LogHead;
  readonly decode: EventsDecoder;
  readonly signal: AbortSignal;
}

/**
 * Delivers one context's events to one consumer until the signal, generation after generation. A generation has one
 * epoch; a new generation is read from its beginning, without what was delivered before.
 */
export async function followContext(options: FollowContextOptions): Promise<void> {
  const { context, logHead, signal } = options;
  let pause = firstPause;
  let epoch: string | undefined;
  const stopTelling = logHead.onHead((head) => {
    if (head.epoch === (epoch ?? head.epoch)) options.onHead(context, head.epoch, head.head);
  });
  try {
    while (!signal.aborted) {
      try {
        const head = await firstHead(logHead, signal);
        const checkpoints = await checkpointsOf(options);
        if (!head || signal.aborted) return;
        epoch ??= checkpoints[0]?.epoch ?? head.epoch;
        if (head.epoch !== epoch) return options.onNewEpoch(context, head.epoch);
        options.onHead(context, head.epoch, head.head);
        await readGeneration({ ...options, head, checkpoints: () => checkpointsOf(options) });
        pause = firstPause;
      } catch (error) {
        options.onFailure(context, error);
        await delay(pause, undefined, { signal }).catch(() => undefined); // cut short by the stop
        pause = Math.min(pause * 2, longestPause);
      }
    }
  } finally {
    stopTelling();
  }
}

async function checkpointsOf({ checkpoints, context }: FollowContextOptions): Promise<readonly Checkpoint[]> {
  return (await checkpoints()).filter((checkpoint) => checkpoint.context === context);
}

/** Undefined when the signal comes first. */
function firstHead(logHead: LogHead, signal: AbortSignal): Promise<PublishedHead | undefined> {
  const latest = logHead.latest();
  if (latest) return Promise.resolve(latest);
  return new Promise((resolve) => {
    const stop = logHead.onHead((head) => {
      stop();
      resolve(head);
    });
    void aborted(signal).then(() => {
      stop();
      resolve(undefined);
    });
  });
}

/** ms. */
const firstPause = 100;
const longestPause = 5_000;
