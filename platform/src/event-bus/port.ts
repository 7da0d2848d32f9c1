import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Slot } from '@tillgraph/shared-domain/slot';

/** Consecutive events of one slot of one context, in order. */
export interface SlotBatch {
  readonly context: ContextName;
  readonly epoch: string;
  readonly slot: Slot;
  readonly events: readonly Recorded[];
}

/** How far a consumer has come in one slot. `bus` is the adapter's own place (Kafka: generation, partition, offset). */
export interface Checkpoint {
  readonly context: ContextName;
  readonly slot: Slot;
  readonly epoch: string;
  readonly position: number;
  readonly bus?: { readonly generation: number; readonly partition: number; readonly offset: string };
}

export interface Consumption {
  /** Resolves when the batch under way has been handled. */
  stop(): Promise<void>;
}

export interface ConsumeOptions {
  /** Stable name: instances of one consumer share its slots. */
  readonly consumer: string;
  readonly contexts: readonly ContextName[];
  /** Read once for each slot that this instance is given. */
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  /**
   * Handles batches that were fetched together, of different slots of one context; resolves when their effects and
   * checkpoints are stored. Throws: they are delivered again, after a pause.
   */
  readonly onBatches: (batches: readonly DeliveredBatch[]) => Promise<void>;
  /** Another epoch than the checkpoints': the log was restored, so everything read from it is to be built anew. */
  readonly onNewEpoch: (context: ContextName, epoch: string) => Promise<void>;
  readonly onHead?: (context: ContextName, head: number) => void;
}

export interface DeliveredBatch extends SlotBatch {
  /** To be stored when the batch's effects are. */
  readonly checkpoint: Checkpoint;
}

/** Carries each event of every context's log, in stream order and at least once, to every consumer. */
export interface EventBus {
  consume(options: ConsumeOptions): Promise<Consumption>;
  close(): Promise<void>;
}
