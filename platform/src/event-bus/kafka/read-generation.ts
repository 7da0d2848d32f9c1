import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type { KafkaMessage } from 'kafkajs';
import type { Checkpoint, ConsumeOptions, SlotBatch } from '../port.ts';
import { deliveredBefore, slotsOf } from './delivered.ts';
import { type EventsDecoder, placeOf, typeOf } from './event-message.ts';
import { createJoinedWork } from './joined-work.ts';
import type { KafkaClient } from './kafka-client.ts';
import { aborted, type LogHead } from './log-head.ts';
import { openPartitionReader } from './partition-reader.ts';
import type { PublishedHead } from './published-head.ts';
import { eventsTopic } from './topics.ts';

export interface ReadGenerationOptions
  extends KafkaClient,
    Pick<ConsumeOptions, 'takes' | 'onDelivery' | 'onFailure'> {
  readonly context: ContextName;
  readonly group: string;
  /** Of the generation that is to be read. */
  readonly head: PublishedHead;
  readonly logHead: LogHead;
  /** Of this context and the head's epoch. */
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  readonly decode: EventsDecoder;
  readonly signal: AbortSignal;
}

/** Delivers what one generation holds; resolves at the signal, or when there is another generation to be read. */
export async function readGeneration(options: ReadGenerationOptions): Promise<void> {
  const { kafka, prefix, context, logHead, decode, signal } = options;
  const { epoch, generation, partitions } = options.head;
  const over = new AbortController();
  const isOver = AbortSignal.any([signal, over.signal]);
  let delivered = deliveredBefore([], generation);

  /** New messages of one partition, or none when only its place in the log is known better. */
  interface Part {
    readonly partition: number;
    readonly messages: readonly KafkaMessage[];
    /** Every event of the partition's slots up to here was delivered before. */
    readonly through: number;
  }

  const checkpoint = (slot: Slot, position: number, partition: number, offset: number): Checkpoint => ({
    ...{ context, slot, epoch, position },
    ...(offset >= 0 && { bus: { generation, partition, offset: String(offset) } }),
  });

  async function deliver(parts: readonly Part[]): Promise<void> {
    if (isOver.aborted) return; // nothing of it is stored, so it is read again
    const taken: KafkaMessage[] = [];
    const news = new Map<Slot, number>();
    const reached = new Map<Slot, Checkpoint>();
    const positionOf = (slot: Slot) => reached.get(slot)?.position ?? delivered.slots.of(slot);
    for (const { partition, messages, through } of parts) {
      const offset = lastOffset(partition, messages);
      if (offset === undefined) continue;
      for (const message of messages) {
        const place = placeOf(message);
        if (place.epoch !== epoch) continue;
        const before = positionOf(place.slot);
        if (place.position > before) {
          news.set(place.slot, place.position);
          // By its header: what is not taken is not parsed.
          if (options.takes?.(context, typeOf(message)) ?? true) taken.push(message);
        }
        reached.set(place.slot, checkpoint(place.slot, Math.max(before, place.position), partition, offset));
      }
      for (const slot of through > 0 ? slotsOf(partition, partitions) : []) {
        if (positionOf(slot) < through) reached.set(slot, checkpoint(slot, through, partition, offset));
      }
    }
    if (reached.size === 0) return;
    const checkpoints = [...reached.values()];
    const batches = bySlot(news, await decode(context, taken));
    await options.onDelivery({ context, epoch, batches, checkpoints });
    for (const one of checkpoints) delivered.slots.raise(one);
  }

  /** Undefined when the partition went to another instance meanwhile. */
  function lastOffset(partition: number, messages: readonly KafkaMessage[]): number | undefined {
    const last = messages.at(-1);
    if (last) return Number(last.offset);
    const next = reader.offsets().get(partition);
    return next === undefined ? undefined : next - 1;
  }

  const deliveries = createJoinedWork(deliver);
  const reader = await openPartitionReader({
    kafka,
    topic: eventsTopic(prefix, context, generation),
    groupId: `${options.group}.${context}.${generation}`,
    async start() {
      delivered = deliveredBefore(await options.checkpoints(), generation);
      return delivered.nextOffset;
    },
    onMessages: (partition, messages) => deliveries.add({ partition, messages, through: 0 }),
    onFailure: (error) => options.onFailure(context, error),
  });

  /** Where nothing came for a slot, the relay's word is all that tells how far it is. */
  async function tellThrough({ position, offsets }: PublishedHead): Promise<void> {
    const reached = [...reader.offsets()].filter(
      ([partition, next]) =>
        next >= (offsets[partition] ?? Number.POSITIVE_INFINITY) &&
        slotsOf(partition, partitions).some((slot) => delivered.slots.of(slot) < position),
    );
    const parts = reached.map(([partition]) => ({ partition, messages: [], through: position }));
    await Promise.all(parts.map((part) => deliveries.add(part))).catch((error) => reader.restart(error));
  }

  let telling: Promise<void> | undefined;
  function tellLatest(): void {
    const head = logHead.latest();
    if (!head) return;
    if (head.generation !== generation) {
      over.abort();
      return;
    }
    telling ??= tellThrough(head).finally(() => {
      telling = undefined;
    });
  }
  const looking = setInterval(tellLatest, tellingInterval);
  try {
    await Promise.race([reader.ended, aborted(isOver)]);
  } finally {
    clearInterval(looking);
    over.abort();
    // What is told goes on trying until the reader is closed.
    await Promise.all([reader.close(), telling]);
  }
}

/** ms. Each time up to 64 checkpoints are stored. */
const tellingInterval = 100;

function bySlot(news: ReadonlyMap<Slot, number>, events: readonly Recorded[]): readonly SlotBatch[] {
  return [...news].map(([slot, through]) => ({
    slot,
    through,
    events: events.filter((event) => event.slot === slot),
  }));
}
