import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type { Checkpoint } from '../event-bus/port.ts';
import { createSlotPositions, type SlotPositions } from '../event-bus/slot-positions.ts';

/** How far one consumer has come in one context's log. */
export interface AppliedContext {
  readonly epoch: string;
  /** Every event of every slot up to here was applied, or parked. */
  readonly through: number;
  /** The log's last position that is known. */
  readonly head: number;
  /** When a position last rose. */
  readonly progressedAt: Date | null;
}

/** How far a consumer has come, as its own process knows at once; others read the checkpoints. */
export interface AppliedPositions {
  of(context: ContextName): AppliedContext | undefined;
  /** True when a position rose. */
  advance(checkpoints: readonly Pick<Checkpoint, 'context' | 'slot' | 'epoch' | 'position'>[]): boolean;
  sawHead(context: ContextName, epoch: string, head: number): void;
  covers(context: ContextName, epoch: string, slot: Slot, position: number): boolean;
  /** True as soon as the predicate holds, false when the time (ms) is over before. */
  waitUntil(predicate: () => boolean, timeout: number): Promise<boolean>;
  /** Lets every wait look again: something other than a position has changed. */
  notify(): void;
}

/** So that no reader goes back in time when the one takes over from the other, unless the log itself did. */
export function isAsFar(next: AppliedPositions, current: AppliedPositions, context: ContextName): boolean {
  const applied = next.of(context);
  const before = current.of(context);
  return before === undefined || applied?.epoch !== before.epoch || applied.through >= before.through;
}

export function createAppliedPositions(now: () => Date): AppliedPositions {
  const contexts = new Map<ContextName, AppliedContext>();
  const slots = new Map<ContextName, SlotPositions>();
  const waiting = new Set<() => void>();

  const inEpoch = (context: ContextName, epoch: string): AppliedContext => {
    const applied = contexts.get(context);
    if (applied?.epoch === epoch) return applied;
    slots.set(context, createSlotPositions());
    return { epoch, through: 0, head: 0, progressedAt: null };
  };
  const notify = () => {
    for (const look of [...waiting]) look();
  };

  return {
    of: (context) => contexts.get(context),
    advance(checkpoints) {
      const risen = new Set<ContextName>();
      for (const checkpoint of checkpoints) {
        const { context, epoch } = checkpoint;
        contexts.set(context, inEpoch(context, epoch));
        if (slots.get(context)?.raise(checkpoint)) risen.add(context);
      }
      for (const context of risen) {
        const applied = contexts.get(context);
        const through = slots.get(context)?.through() ?? 0;
        if (!applied) continue;
        const head = Math.max(through, applied.head);
        contexts.set(context, { ...applied, through, head, progressedAt: now() });
      }
      if (risen.size > 0) notify();
      return risen.size > 0;
    },
    sawHead(context, epoch, head) {
      const applied = inEpoch(context, epoch);
      contexts.set(context, { ...applied, head: Math.max(head, applied.through) });
      notify();
    },
    covers(context, epoch, slot, position) {
      const applied = contexts.get(context);
      if (applied?.epoch !== epoch) return false;
      return position <= (slots.get(context)?.of(slot) ?? 0);
    },
    waitUntil(predicate, timeout) {
      if (predicate()) return Promise.resolve(true);
      return new Promise((resolve) => {
        const finish = (result: boolean) => {
          waiting.delete(look);
          clearTimeout(timer);
          resolve(result);
        };
        const look = () => {
          if (predicate()) finish(true);
        };
        const timer = setTimeout(() => finish(predicate()), timeout);
        waiting.add(look);
      });
    },
    notify,
  };
}
