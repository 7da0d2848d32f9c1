import { type Slot, slotCount } from '@tillgraph/shared-domain/slot';
import type { Checkpoint } from './port.ts';

/** How far each slot of one log is, in one epoch. */
export interface SlotPositions {
  of(slot: Slot): number;
  /** Every event of the log up to here was delivered. */
  through(): number;
  /** True when a position rose; none goes back. */
  raise(checkpoint: Pick<Checkpoint, 'slot' | 'position'>): boolean;
}

export function createSlotPositions(): SlotPositions {
  const positions = Array.from({ length: slotCount }, () => 0);
  const of = (slot: Slot): number => positions[slot] ?? 0;
  return {
    of,
    through: () => Math.min(...positions),
    raise({ slot, position }) {
      const behind = (slot === 'all' ? [...positions.keys()] : [slot]).filter((one) => of(one) < position);
      for (const one of behind) positions[one] = position;
      return behind.length > 0;
    },
  };
}
