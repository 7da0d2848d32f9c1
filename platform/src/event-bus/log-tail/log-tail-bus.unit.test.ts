import { eventBusContract, memoryLog, until } from '@tillgraph/platform/testing';
import type { WakeUpListener } from '../../event-store/port.ts';
import { createLogTailBus } from './log-tail-bus.ts';

eventBusContract('log-tail', async (logs) => createLogTailBus({ logs, pollInterval: 20, pageSize: 50 }));

const happened = { context: 'orders', stream: 'order-1', event: { type: 'Happened', data: {} } } as const;
const quiet = {
  contexts: ['orders'] as const,
  checkpoints: async () => [],
  onNewEpoch: () => undefined,
  onHead: () => undefined,
  onFailure: () => undefined,
};

test('consumers of one process share the reading of the log', async () => {
  const log = memoryLog();
  const bus = createLogTailBus({ logs: new Map([['orders', log]]), pollInterval: 60_000, pageSize: 50 });
  log.append(...Array.from({ length: 100 }, () => happened));
  let handled = 0;
  for (let consumer = 0; consumer < 20; consumer += 1) {
    bus.consume({
      ...quiet,
      consumer: `consumer-${consumer}`,
      onDelivery: async ({ batches }) => {
        handled += batches.reduce((sum, { events }) => sum + events.length, 0);
      },
    });
  }
  await until(() => handled === 2000);
  const before = log.reads();
  expect(before).toBeLessThanOrEqual(6);
  log.append(happened);
  await until(() => handled === 2020);
  expect(log.reads() - before).toBeLessThanOrEqual(4);
  await bus.close();
});

test('what this process has written is delivered without reading it, and what another has is read', async () => {
  const log = memoryLog();
  let wake: WakeUpListener = () => undefined;
  const onWakeUp = (listener: WakeUpListener) => {
    wake = listener;
    return () => undefined;
  };
  const bus = createLogTailBus({ logs: new Map([['orders', { ...log, onWakeUp }]]), pollInterval: 60_000 });
  const positions: number[] = [];
  bus.consume({
    ...quiet,
    consumer: 'counting',
    onDelivery: async ({ batches }) =>
      void positions.push(...batches.flatMap(({ events }) => events.map(({ position }) => position))),
  });
  await until(() => log.reads() === 1);
  wake(log.append(happened));
  wake(log.append(happened, happened));
  await until(() => positions.length === 3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(log.reads()).toBe(1);
  wake([]);
  await until(() => log.reads() === 2);
  log.append(happened);
  wake(log.append(happened));
  await until(() => positions.length === 5);
  expect(positions).toEqual([1, 2, 3, 4, 5]);
  await bus.close();
});

test('an event that no wake-up told of is found by polling', async () => {
  const log = memoryLog();
  const bus = createLogTailBus({
    logs: new Map([['orders', { ...log, onWakeUp: () => () => undefined }]]),
    pollInterval: 10,
  });
  const positions: number[] = [];
  bus.consume({
    ...quiet,
    consumer: 'polling',
    onDelivery: async ({ checkpoints }) => void positions.push(...checkpoints.map((one) => one.position)),
  });
  log.append(happened);
  await until(() => positions.length === 1);
  log.append(happened);
  await until(() => positions.length === 2);
  await bus.close();
});
