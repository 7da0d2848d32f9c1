import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type { ConsumeOptions, Delivery, SlotBatch } from '../port.ts';
import type { LogHead } from './log-source.ts';
import type { SharedTail } from './shared-tail.ts';

export interface FollowOptions extends ConsumeOptions {
  readonly context: ContextName;
  readonly tail: SharedTail;
  readonly pollInterval: number;
  readonly signal: AbortSignal;
}

/** Delivers one context's log to one consumer, from its checkpoint on, until the signal; resolves when it is over. */
export async function followLog(options: FollowOptions): Promise<void> {
  const { context, tail, signal } = options;
  let epoch: string | undefined;
  let pause = firstPause;

  const looksRestored = (found: LogHead): boolean => {
    options.onHead(context, found.epoch, found.position);
    epoch ??= found.epoch;
    return found.epoch !== epoch;
  };

  /** Resolves with true when the log was restored meanwhile. */
  async function deliver(): Promise<boolean> {
    const checkpoints = (await options.checkpoints()).filter((checkpoint) => checkpoint.context === context);
    epoch ??= checkpoints[0]?.epoch;
    let head = await tail.head();
    let looked = performance.now();
    if (looksRestored(head)) return true;
    let after = checkpoints.find(({ slot }) => slot === 'all')?.position ?? 0;
    while (!signal.aborted) {
      const wakeUps = tail.wakeUps();
      if (performance.now() - looked >= options.pollInterval) {
        looked = performance.now();
        head = await tail.head();
        if (looksRestored(head)) return true;
      }
      const events = await tail.read(after);
      const last = events.at(-1);
      if (!last) {
        if (wakeUps === tail.wakeUps()) await tail.nextWakeUp(signal);
        continue;
      }
      // Beyond the head that had this epoch there can be only events of this epoch or of a restored log.
      if (last.position > head.position && last.epoch !== head.epoch) {
        tail.forget();
        head = await tail.head();
        if (looksRestored(head)) return true;
        continue;
      }
      if (signal.aborted) break;
      await options.onDelivery(delivery(options, head.epoch, events, last.position));
      after = last.position;
      pause = firstPause;
    }
    return false;
  }

  while (!signal.aborted) {
    try {
      if (await deliver()) {
        tail.forget();
        options.onNewEpoch(context, (await tail.head()).epoch);
        return;
      }
    } catch (error) {
      options.onFailure(context, error);
      await delay(pause, undefined, { signal }).catch(() => undefined); // cut short by the stop
      pause = Math.min(pause * 2, longestPause);
    }
  }
}

/** ms. */
const firstPause = 50;
const longestPause = 5000;

function delivery(
  { context, takes }: Pick<FollowOptions, 'context' | 'takes'>,
  epoch: string,
  events: readonly Recorded[],
  through: number,
): Delivery {
  return {
    context,
    epoch,
    batches: bySlot(events, ({ type }) => takes?.(context, type) ?? true),
    checkpoints: [{ context, slot: 'all', epoch, position: through }],
  };
}

function bySlot(events: readonly Recorded[], isTaken: (event: Recorded) => boolean): readonly SlotBatch[] {
  const slots = new Map<Slot, { readonly events: Recorded[]; through: number }>();
  for (const event of events) {
    const batch = slots.get(event.slot) ?? { events: [], through: 0 };
    slots.set(event.slot, batch);
    batch.through = event.position;
    if (isTaken(event)) batch.events.push(event);
  }
  return [...slots].map(([slot, batch]) => ({ slot, ...batch }));
}
