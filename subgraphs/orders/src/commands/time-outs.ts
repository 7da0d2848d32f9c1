import { setTimeout as pause } from 'node:timers/promises';
import { type ContextRuntime, executeOn, systemMetadata } from '@tillgraph/platform/subgraph';
import { timeOutOrder } from '../domain/cancel-order.ts';
import { order } from '../domain/order.ts';
import { orders, placedAt } from '../projections/orders.ts';

/**
 * Cancels orders that stay PENDING or RESERVED for `orderTimeout` ms. Every replica may run it, for an order's
 * time-out has one key. Returns its stop, which waits for what is under way.
 */
export function startTimeOuts(runtime: ContextRuntime, orderTimeout: number): () => Promise<void> {
  const stopping = new AbortController();
  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await timeOutDueOrders(runtime, orderTimeout);
      } catch (error) {
        runtime.logger.warn({ err: error }, 'Orders that are due could not be timed out; tried again soon');
      }
      await pause(checkEvery, undefined, { signal: stopping.signal }).catch(() => undefined); // woken by the stop
    }
  }
}

/** In ms. */
const checkEvery = 1000;
const batch = 100;

export async function timeOutDueOrders(runtime: ContextRuntime, orderTimeout: number): Promise<void> {
  const { log, readModels, now } = runtime;
  // An answer that this context has yet to read must count: what looks late may only be unread.
  if (!(await runtime.caughtUpWithOthers())) return;
  const due = new Date(now().getTime() - orderTimeout).toISOString();
  for (const status of ['PENDING', 'RESERVED']) {
    const late = await readModels.collection(orders).find({
      where: [
        { path: 'status', op: 'eq', value: status },
        { path: 'placedAt', op: 'lte', value: due },
      ],
      orderBy: [placedAt],
      limit: batch,
    });
    await Promise.all(
      late.map(({ id }) =>
        executeOn(log, {
          aggregate: order,
          id,
          metadata: systemMetadata('order-time-out', `time-out/${id}`),
          decide: timeOutOrder,
          result: null,
        }),
      ),
    );
  }
}
