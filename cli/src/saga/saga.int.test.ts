import { usd } from '@tillgraph/orders/testing/an-order';
import type { EventStore } from '@tillgraph/platform/event-store';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import type { Recorded } from '@tillgraph/shared-domain/event';
import fc from 'fast-check';
import { card, cash, furnish, onAccount } from './testing/a-shop.ts';
import { expectAlwaysTrue, expectTrueInTheEnd } from './testing/invariants.ts';
import {
  deeds,
  eventsFor,
  nameOf,
  type RecordedLogs,
  type SagaContext,
  type SagaLogs,
  sagaContexts,
  sagaOn,
  subscriptionsOf,
} from './testing/saga.ts';

/** The shop's three logs on the real server, each written by two processes. */
interface SharedLogs {
  readonly processes: readonly SagaLogs[];
  recorded(): Promise<RecordedLogs>;
  close(): Promise<void>;
}

async function openLogs(): Promise<SharedLogs> {
  const logs = await Promise.all(sagaContexts.map(testLog));
  const seconds = await Promise.all(logs.map((log) => log.open()));
  return {
    processes: [byContext(logs.map(({ log }) => log)), byContext(seconds)],
    async recorded() {
      const events = await Promise.all(logs.map(({ log }) => log.readLog(0, 10_000)));
      return Object.fromEntries(
        sagaContexts.map((context, index) => [context, events[index] ?? []]),
      ) as Record<SagaContext, readonly Recorded[]>; // a log for each
    },
    close: async () => {
      await Promise.all(logs.map((log: TestLog) => log.close()));
    },
  };
}

const byContext = (stores: readonly EventStore[]): SagaLogs =>
  Object.fromEntries(stores.map((store) => [store.context, store])) as Record<SagaContext, EventStore>; // a store for each

const counter = { payments: [{ ...cash, amount: usd(500), tendered: usd(1000) }, onAccount] };
const delivery = { fulfilmentMethod: 'DELIVERY', payments: [card] } as const;
const delayed = { ...delivery, payments: [onAccount] };
const cheaper = { ...counter, discounts: [{ percent: 125_000 }, { amount: usd(1) }] };
const orders = [counter, delivery, delayed, cheaper, delivery, delayed];

/** What happens next: an index into what is possible then, and which of the two processes does it. */
const step = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('deliver' as const) },
    { weight: 2, arbitrary: fc.constant('deliver again' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...deeds) },
  ),
  which: fc.nat(),
  process: fc.nat({ max: 1 }),
});

test('six orders that compete for stock and money end well, whoever hears of what first, twice or in two processes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 150 }), async (steps) => {
      const logs = await openLogs();
      try {
        await run(logs, steps);
      } finally {
        await logs.close();
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);

async function run(
  { processes, recorded }: SharedLogs,
  steps: readonly { readonly what: string; readonly which: number; readonly process: number }[],
): Promise<void> {
  const sagas = processes.map(sagaOn);
  const [first] = processes;
  if (!first) throw new Error('There are two processes.');
  await furnish(first, { coffees: 7, balance: 2500, orders });
  const read = new Map<string, number>();

  async function deliver(which: number, process: number, again: boolean): Promise<boolean> {
    const logs = await recorded();
    const saga = sagas[process];
    if (!saga) throw new Error('There is such a process.');
    const possible = subscriptionsOf(saga, logs).flatMap((subscription) => {
      const events = eventsFor(subscription, logs);
      const next = read.get(nameOf(subscription)) ?? 0;
      return (again ? events.slice(0, next) : events.slice(next, next + 1)).map((event) => ({
        subscription,
        event,
      }));
    });
    const chosen = possible[which % possible.length];
    if (!chosen) return false;
    await chosen.subscription.reactor.react(chosen.event);
    const name = nameOf(chosen.subscription);
    if (!again) read.set(name, (read.get(name) ?? 0) + 1);
    return true;
  }

  for (const { what, which, process } of steps) {
    if (what === 'deliver' || what === 'deliver again')
      await deliver(which, process, what === 'deliver again');
    const deed = deeds.find((each) => each === what);
    if (deed) await sagas[process]?.do[deed](String((which % orders.length) + 1));
    expectAlwaysTrue(await recorded());
  }
  // Then everyone hears of everything.
  for (let index = 0; await deliver(0, index % 2, false); index += 1);
  const logs = await recorded();
  expectAlwaysTrue(logs);
  expectTrueInTheEnd(logs);
  expect(logs.orders.filter(({ type }) => type === 'OrderPlaced')).toHaveLength(orders.length);
}
