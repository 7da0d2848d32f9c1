import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { KafkaClient } from './kafka-client.ts';
import { openPartitionReader } from './partition-reader.ts';
import { decodeHead, type PublishedHead } from './published-head.ts';
import { headTopic, offsetsOf } from './topics.ts';

/** What the relay of one context tells, as this process knows it. */
export interface LogHead {
  /** May be from long ago. */
  latest(): PublishedHead | undefined;
  /** Undefined while the relay is silent. */
  present(): PublishedHead | undefined;
  /** Called at each word of the relay, which comes at least once a second while it and Kafka are well. Returns the unsubscribe. */
  onHead(listener: (head: PublishedHead) => void): () => void;
  close(): Promise<void>;
}

export interface LogHeadOptions extends KafkaClient {
  readonly context: ContextName;
  readonly onFailure: (error: unknown) => void;
}

/** Follows the context's head topic until it is closed. */
export function followHead({ kafka, prefix, context, onFailure }: LogHeadOptions): LogHead {
  const topic = headTopic(prefix, context);
  const listeners = new Set<(head: PublishedHead) => void>();
  const closing = new AbortController();
  let latest: PublishedHead | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;

  function told(head: PublishedHead, at: number): void {
    // A relay that has lost its place may still send what it had.
    if (latest && head.generation < latest.generation) return;
    latest = head;
    toldAt = at;
    for (const listener of [...listeners]) listener(head);
  }

  /** The last record there is, and all that follow. */
  async function lastOffset(): Promise<number> {
    const admin = kafka.admin();
    await admin.connect();
    try {
      const offsets = await offsetsOf(admin, topic);
      if (!offsets) throw new RelaySilentError(context);
      return Math.max(0, (offsets.get(0)?.high ?? 0) - 1);
    } finally {
      await admin.disconnect();
    }
  }

  async function read(): Promise<void> {
    const last = await lastOffset();
    let next = last;
    const reader = await openPartitionReader({
      kafka,
      topic,
      start: async () => () => next,
      async onMessages(_partition, messages) {
        const message = messages.at(-1);
        if (!message?.value) return;
        next = Number(message.offset) + 1;
        // Nobody knows when the one was told that was there before; those that follow are told now.
        told(decodeHead(message.value), next > last + 1 ? performance.now() : toldAt);
      },
      onFailure,
    });
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
    latest: () => latest,
    present: () => (performance.now() - toldAt < longestSilence ? latest : undefined),
    onHead(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** Nobody tells how far a log is. */
export class RelaySilentError extends Error {
  readonly code = 'RELAY_SILENT';
  constructor(context: ContextName) {
    super(`Kafka tells nothing of the log of ${context}: does its relay run, and Kafka?`);
  }
}

/** ms. */
const pause = 500;
/** Of a relay that is well, in ms: some of its heartbeats. */
const longestSilence = 3_000;

export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
