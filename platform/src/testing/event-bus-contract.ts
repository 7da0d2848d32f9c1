import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { createAppliedPositions } from '../consumers/applied-positions.ts';
import type { LogSource } from '../event-bus/index.ts';
import type { Checkpoint, ConsumeOptions, Consumption, Delivery, EventBus } from '../event-bus/port.ts';
import { type MemoryLog, memoryLog } from './memory-log.ts';
import { until } from './until.ts';

/** What every bus holds. `open` connects one to the logs, which the test appends to. */
export function eventBusContract(
  adapter: string,
  open: (logs: ReadonlyMap<ContextName, LogSource>) => Promise<EventBus>,
): void {
  describe(`${adapter} as a bus`, () => {
    let orders: MemoryLog;
    let accounts: MemoryLog;
    let bus: EventBus;

    beforeEach(async () => {
      [orders, accounts] = [memoryLog(), memoryLog()];
      bus = await open(
        new Map([
          ['orders', orders],
          ['accounts', accounts],
        ]),
      );
    });
    afterEach(() => bus.close());

    const place = (log: MemoryLog, context: ContextName, count: number): readonly Recorded[] =>
      log.append(
        ...Array.from({ length: count }, (_, at) => ({
          context,
          stream: `thing-${at % 10}`,
          event: { type: 'Happened', data: { at } },
        })),
      );

    test('carries every event of every log, in the order of each slot', async () => {
      place(orders, 'orders', 250);
      const consumer = recordingConsumer(bus, ['orders', 'accounts']);
      await until(() => consumer.events().length === 250);
      place(orders, 'orders', 30);
      place(accounts, 'accounts', 40);
      await until(() => consumer.events().length === 320);
      for (const lane of consumer.lanes().values()) {
        expect(lane.map(({ position }) => position)).toEqual(
          [...lane].map(({ position }) => position).sort(ascending),
        );
      }
      await until(() => consumer.through('orders') === 280 && consumer.through('accounts') === 40);
      await consumer.stop();
    });

    test('leaves out what a consumer does not take, and tells all the same how far each slot is', async () => {
      const taken = place(orders, 'orders', 20);
      const left = orders.append(
        ...taken.map(({ stream }) => ({
          context: 'orders' as const,
          stream,
          event: { type: 'Unheeded', data: {} },
        })),
      );
      const consumer = recordingConsumer(bus, ['orders'], {
        takes: (context, type) => context === 'orders' && type !== 'Unheeded',
      });
      await until(() => consumer.through('orders') === 40);
      expect(consumer.events()).toEqual(expect.arrayContaining([...taken]));
      expect(consumer.events()).toHaveLength(20);
      const reached = new Map(
        consumer.batches().map(({ slot, through }): [number, number] => [slot, through]),
      );
      for (const { slot, position } of left) expect(reached.get(slot)).toBeGreaterThanOrEqual(position);
      await consumer.stop();
    });

    test('goes on after the stored checkpoints', async () => {
      place(orders, 'orders', 20);
      const first = recordingConsumer(bus, ['orders']);
      await until(() => first.events().length === 20);
      await first.stop();
      place(orders, 'orders', 5);
      const second = recordingConsumer(bus, ['orders'], { stored: first.stored() });
      await until(() => second.events().length >= 5);
      await second.stop();
      const positions = second.events().map(({ position }) => position);
      expect(positions.sort(ascending)).toEqual([21, 22, 23, 24, 25]);
    });

    test('delivers again what failed, until it succeeds, and nothing after it before', async () => {
      let failures = 0;
      const failed: unknown[] = [];
      const consumer = recordingConsumer(bus, ['orders'], {
        async onDelivery(delivery) {
          const poisoned = delivery.batches.some(({ events }) =>
            events.some(({ position }) => position === 3),
          );
          if (!poisoned || failures === 2) return;
          failures += 1;
          throw new Error('not yet');
        },
        onFailure: (_context, error) => failed.push(error),
      });
      place(orders, 'orders', 10);
      await until(() => consumer.through('orders') === 10);
      await consumer.stop();
      expect(failed).toHaveLength(2);
      expect(new Set(consumer.events().map(({ position }) => position)).size).toBe(10);
    });

    test('gives each consumer its own deliveries', async () => {
      place(orders, 'orders', 10);
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const slow = recordingConsumer(bus, ['orders'], { consumer: 'slow', onDelivery: () => released });
      const quick = recordingConsumer(bus, ['orders'], { consumer: 'quick' });
      await until(() => quick.events().length === 10);
      expect(slow.events()).toHaveLength(0);
      release();
      await Promise.all([quick.stop(), slow.stop()]);
    });

    test('stops after the delivery under way, and delivers nothing more', async () => {
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      let began = false;
      const consumer = recordingConsumer(bus, ['orders'], {
        onDelivery() {
          began = true;
          return released;
        },
      });
      place(orders, 'orders', 1);
      await until(() => began);
      const stopped = consumer.stop();
      release();
      await stopped;
      expect(consumer.events()).toHaveLength(1);
      place(orders, 'orders', 3);
      const other = recordingConsumer(bus, ['orders'], { consumer: 'other' });
      await until(() => other.events().length === 4);
      expect(consumer.events()).toHaveLength(1);
      await other.stop();
    });

    test('tells of a new epoch instead of mixing it with the old one', async () => {
      place(orders, 'orders', 10);
      const before = recordingConsumer(bus, ['orders']);
      await until(() => before.events().length === 10);
      orders.restore(4, 'epoch-2');
      place(orders, 'orders', 20);
      await until(() => before.newEpochs().length === 1);
      await before.stop();
      expect(before.newEpochs()).toEqual(['epoch-2']);
      expect(before.events()).toHaveLength(10);

      const late = recordingConsumer(bus, ['orders'], { stored: before.stored() });
      await until(() => late.newEpochs().length === 1);
      await late.stop();
      expect(late.events()).toHaveLength(0);

      const anew = recordingConsumer(bus, ['orders']);
      await until(() => anew.events().length === 24);
      await anew.stop();
    });

    test('goes on when a log could not be read for a while', async () => {
      const consumer = recordingConsumer(bus, ['orders']);
      place(orders, 'orders', 1);
      await until(() => consumer.events().length === 1);
      orders.fail(new Error('down'));
      place(orders, 'orders', 1);
      await until(() => orders.failures() > 0);
      orders.fail(undefined);
      await until(() => consumer.events().length === 2);
      await consumer.stop();
    });

    test('gives one event again, and the head', async () => {
      const [, second] = place(orders, 'orders', 3);
      await until(async () => (await bus.head('orders')).position === 3);
      expect(await bus.head('orders')).toEqual({ epoch: 'epoch-1', position: 3 });
      expect(second && (await bus.read('orders', second.slot, 2))).toEqual(second);
      expect(await bus.read('orders', 0, 9)).toBeNull();
    });
  });
}

const ascending = (a: number, b: number): number => a - b;

interface RecordingOptions
  extends Partial<Pick<ConsumeOptions, 'consumer' | 'takes' | 'onDelivery' | 'onFailure'>> {
  readonly stored?: readonly Checkpoint[];
}

/** Records what was delivered and handled, and stores the checkpoints as a consumer does. */
function recordingConsumer(bus: EventBus, contexts: readonly ContextName[], options: RecordingOptions = {}) {
  let stored = options.stored ?? [];
  const deliveries: Delivery[] = [];
  const newEpochs: string[] = [];
  const applied = createAppliedPositions(() => new Date());
  const batches = () => deliveries.flatMap((delivery) => delivery.batches);
  const events = () => batches().flatMap((batch) => batch.events);
  const consumption: Consumption = bus.consume({
    consumer: options.consumer ?? 'recording',
    contexts,
    ...(options.takes && { takes: options.takes }),
    checkpoints: async () => stored,
    async onDelivery(delivery) {
      await options.onDelivery?.(delivery);
      deliveries.push(delivery);
      const replaced = (old: Checkpoint) =>
        delivery.checkpoints.some(({ context, slot }) => context === old.context && slot === old.slot);
      stored = [...stored.filter((old) => !replaced(old)), ...delivery.checkpoints];
      applied.advance(delivery.checkpoints);
    },
    onNewEpoch: (_context, epoch) => newEpochs.push(epoch),
    onHead: () => undefined,
    onFailure: options.onFailure ?? (() => undefined),
  });
  return {
    batches,
    events,
    lanes() {
      const lanes = new Map<string, Recorded[]>();
      for (const event of events()) {
        const key = `${event.context}/${event.slot}`;
        lanes.set(key, [...(lanes.get(key) ?? []), event]);
      }
      return lanes;
    },
    through: (context: ContextName) => applied.of(context)?.through ?? 0,
    stored: () => stored,
    newEpochs: () => newEpochs,
    stop: () => consumption.stop(),
  };
}
