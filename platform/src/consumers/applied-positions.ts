import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Slot } from '@tillgraph/shared-domain/slot';

/** How far one consumer has come in one context's log. */
export interface AppliedContext {
  readonly epoch: string;
  /** Every event up to here was applied, or parked. */
  readonly through: number;
  /** The log's last position that is known. */
  readonly head: number;
  /** When `through` last rose. */
  readonly progressedAt: Date | null;
}

/** How far a consumer has come, as its own process knows at once; others read the checkpoints. */
export interface AppliedPositions {
  of(context: ContextName): AppliedContext | undefined;
  advance(context: ContextName, epoch: string, through: number): void;
  /** Of slots that are ahead of `through`, on a bus that delivers them apart. */
  advanceSlot(context: ContextName, epoch: string, slot: Slot, position: number): void;
  sawHead(context: ContextName, epoch: string, head: number): void;
  covers(context: ContextName, epoch: string, slot: Slot, position: number): boolean;
  /** True as soon as the predicate holds, false when the time (ms) is over before. */
  waitUntil(predicate: () => boolean, timeout: number): Promise<boolean>;
  /** Lets every wait look again: something other than a position has changed. */
  notify(): void;
}

export function createAppliedPositions(now: () => Date): AppliedPositions {
  const contexts = new Map<ContextName, AppliedContext>();
  const slots = new Map<string, number>();
  const waiting = new Set<() => void>();

  const inEpoch = (context: ContextName, epoch: string): AppliedContext => {
    const applied = contexts.get(context);
    return applied?.epoch === epoch ? applied : { epoch, through: 0, head: 0, progressedAt: null };
  };
  const notify = () => {
    for (const look of [...waiting]) look();
  };

  return {
    of: (context) => contexts.get(context),
    advance(context, epoch, through) {
      const applied = inEpoch(context, epoch);
      if (through <= applied.through) return;
      contexts.set(context, { epoch, through, head: Math.max(through, applied.head), progressedAt: now() });
      notify();
    },
    advanceSlot(context, epoch, slot, position) {
      slots.set(`${context} ${epoch} ${slot}`, position);
      if (position > inEpoch(context, epoch).through) notify();
    },
    sawHead(context, epoch, head) {
      const applied = inEpoch(context, epoch);
      contexts.set(context, { ...applied, head: Math.max(head, applied.through) });
      notify();
    },
    covers(context, epoch, slot, position) {
      const applied = contexts.get(context);
      if (applied?.epoch !== epoch) return false;
      return position <= Math.max(applied.through, slots.get(`${context} ${epoch} ${slot}`) ?? 0);
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
