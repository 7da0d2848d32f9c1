import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Slot } from '@tillgraph/shared-domain/slot';

/** Events of one slot of one context, in order; what lies between them belongs to other slots, or is not taken. */
export interface SlotBatch {
  readonly slot: Slot;
  /** The position of the slot's last event in the delivery, taken or not. */
  readonly through: number;
  readonly events: readonly Recorded[];
}

/** How far a consumer has come in a slot. `bus` is the adapter's own place (Kafka: generation, partition, offset). */
export interface Checkpoint {
  readonly context: ContextName;
  /** `all` from a bus that delivers a log whole: every slot of the context is as far. */
  readonly slot: Slot | 'all';
  readonly epoch: string;
  /** Every event of the slot up to here was delivered; there may be none there. */
  readonly position: number;
  readonly bus?: { readonly generation: number; readonly partition: number; readonly offset: string };
}

/** What was fetched together: events of one context, by slot; none when it only tells how far the slots are. */
export interface Delivery {
  readonly context: ContextName;
  readonly epoch: string;
  readonly batches: readonly SlotBatch[];
  /** How far the slots are with it. To be stored as soon as its effects, and those of all before it, are. */
  readonly checkpoints: readonly Checkpoint[];
}

export interface Consumption {
  /** Resolves when the delivery under way has been handled. */
  stop(): Promise<void>;
}

export interface ConsumeOptions {
  /** Stable name: instances of one consumer share its slots. */
  readonly consumer: string;
  readonly contexts: readonly ContextName[];
  /** Whether it takes events of the type; others are left out of its deliveries. All, when absent. */
  readonly takes?: (context: ContextName, type: string) => boolean;
  /** Where to begin; read again after a delivery failed. */
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  /**
   * Called once at a time for each context, in order. Resolves when the consumer can take more. Throws: what came
   * after the stored checkpoints is delivered again, after a pause.
   */
  readonly onDelivery: (delivery: Delivery) => Promise<void>;
  /**
   * The epoch of the context's log is another than the checkpoints': it was restored, so everything read from it is
   * to be built anew. Nothing more is delivered of the context.
   */
  readonly onNewEpoch: (context: ContextName, epoch: string) => void;
  /**
   * The last position of the context's log: what lag is measured against. Comes at least every few seconds while the
   * log is within reach; silence means that nobody knows.
   */
  readonly onHead: (context: ContextName, epoch: string, head: number) => void;
  /** A delivery failed, or the log could not be read; it is tried again. */
  readonly onFailure: (context: ContextName, error: unknown) => void;
}

/** Carries each event of every context's log, in stream order and at least once, to every consumer. */
export interface EventBus {
  /**
   * True: the instances of a consumer, in whatever processes, share its slots; each knows by itself only how far its own
   * are. False: each instance gets every slot, and it is meant for one process.
   */
  readonly sharesSlots: boolean;
  consume(options: ConsumeOptions): Consumption;
  /** One event again, for a consumer that parked it. */
  read(context: ContextName, slot: Slot, position: number): Promise<Recorded | null>;
  /** The last position of the context's log, which may be some moments old. Throws when nobody tells it. */
  head(context: ContextName): Promise<{ readonly epoch: string; readonly position: number }>;
  close(): Promise<void>;
}
