import { eventBusContract, memoryLog, until } from '@tillgraph/platform/testing';
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
