import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Checkpoint, Consumption, EventBus } from '../../port.ts';
import { createSlotPositions, type SlotPositions } from '../../slot-positions.ts';

/** A consumer of one context, whose instances share what they store, as in a database. */
export interface SharedConsumer {
  /** Another instance, as another process would start it. */
  start(bus: EventBus): Consumption & { readonly handled: () => number };
  /** What had an effect, in the order of effects: an event that its slot has had already has none. */
  events(): readonly Recorded[];
  /** How often an event came, also in vain. */
  deliveries(): number;
  slots(): SlotPositions;
  stored(): readonly Checkpoint[];
  readonly newEpochs: readonly string[];
  readonly failures: readonly unknown[];
}

export interface SharedConsumerOptions {
  readonly context?: ContextName;
  /** Called before the effects. */
  readonly before?: (events: readonly Recorded[]) => Promise<void>;
}

export function sharedConsumer({
  context = 'orders',
  before = async () => undefined,
}: SharedConsumerOptions = {}): SharedConsumer {
  const stored = new Map<Checkpoint['slot'], Checkpoint>();
  const events: Recorded[] = [];
  const effects = createSlotPositions();
  const slots = createSlotPositions();
  const newEpochs: string[] = [];
  const failures: unknown[] = [];
  let deliveries = 0;

  return {
    start(bus) {
      let handled = 0;
      const consumption = bus.consume({
        consumer: 'shared',
        contexts: [context],
        checkpoints: async () => [...stored.values()],
        async onDelivery({ batches, checkpoints }) {
          const delivered = batches.flatMap((batch) => batch.events);
          await before(delivered);
          handled += delivered.length;
          deliveries += delivered.length;
          events.push(...delivered.filter((event) => effects.raise(event)));
          for (const checkpoint of checkpoints) {
            slots.raise(checkpoint);
            if ((stored.get(checkpoint.slot)?.position ?? 0) <= checkpoint.position) {
              stored.set(checkpoint.slot, checkpoint);
            }
          }
        },
        onNewEpoch: (_context, epoch) => newEpochs.push(epoch),
        onHead: () => undefined,
        onFailure: (_context, error) => failures.push(error),
      });
      return { ...consumption, handled: () => handled };
    },
    events: () => events,
    deliveries: () => deliveries,
    slots: () => slots,
    stored: () => [...stored.values()],
    newEpochs,
    failures,
  };
}

/** The positions of the events, in order. */
export const positionsOf = (events: readonly Recorded[]): readonly number[] =>
  events.map(({ position }) => position).sort((a, b) => a - b);

/** 1, 2 and so on to the last. */
export const upTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, index) => index + 1);
