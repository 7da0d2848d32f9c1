import { type Slot, slotCount } from '@tillgraph/shared-domain/slot';
import type { Checkpoint } from '../port.ts';
import { createSlotPositions, type SlotPositions } from '../slot-positions.ts';

/** What was delivered to one consumer, as its checkpoints tell. */
export interface Delivered {
  readonly slots: SlotPositions;
  /** The first offset of the partition, in the generation that is read, that was not handled. */
  nextOffset(partition: number): number;
}

export function deliveredBefore(checkpoints: readonly Checkpoint[], generation: number): Delivered {
  const slots = createSlotPositions();
  const offsets = new Map<number, number>();
  for (const checkpoint of checkpoints) {
    slots.raise(checkpoint);
    const { bus } = checkpoint;
    if (bus?.generation !== generation) continue;
    // A partition is handled in order, so the furthest of its slots tells for all of them.
    const next = Number(bus.offset) + 1;
    offsets.set(bus.partition, Math.max(next, offsets.get(bus.partition) ?? 0));
  }
  return { slots, nextOffset: (partition) => offsets.get(partition) ?? 0 };
}

/** The slots whose events are in the partition. */
export function slotsOf(partition: number, partitions: number): readonly Slot[] {
  const slots: Slot[] = [];
  for (let slot = partition; slot < slotCount; slot += partitions) slots.push(slot);
  return slots;
}
