import { type Slot, slotCount } from '@tillgraph/shared-domain/slot';
import type { Checkpoint } from '../port.ts';

/** How far each slot of one log was delivered to one consumer, in the generation that is read now. */
export interface DeliveredSlots {
  /** True when the event was delivered before. */
  has(slot: Slot, position: number): boolean;
  position(slot: Slot): number;
  advance(slot: Slot, position: number): void;
  /** The first offset of the partition that was not handled. */
  nextOffset(partition: number): number;
}

export function deliveredSlots(checkpoints: readonly Checkpoint[], generation: number): DeliveredSlots {
  const all = Math.max(0, ...checkpoints.flatMap(({ slot, position }) => (slot === 'all' ? position : [])));
  const positions = new Map<Slot, number>();
  const offsets = new Map<number, number>();
  for (const { slot, position, bus } of checkpoints) {
    if (slot !== 'all') positions.set(slot, Math.max(position, positions.get(slot) ?? 0));
    if (bus?.generation !== generation) continue;
    // A partition is handled in order, so the furthest of its slots tells for all of them.
    const next = Number(bus.offset) + 1;
    offsets.set(bus.partition, Math.max(next, offsets.get(bus.partition) ?? 0));
  }
  const position = (slot: Slot): number => Math.max(all, positions.get(slot) ?? 0);
  return {
    has: (slot, other) => other <= position(slot),
    position,
    advance(slot, other) {
      positions.set(slot, Math.max(other, position(slot)));
    },
    nextOffset: (partition) => offsets.get(partition) ?? 0,
  };
}

/** The slots whose events are in the partition. */
export function slotsOf(partition: number, partitions: number): readonly Slot[] {
  const slots: Slot[] = [];
  for (let slot = partition; slot < slotCount; slot += partitions) slots.push(slot);
  return slots;
}
