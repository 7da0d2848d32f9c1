import { usd } from '@tillgraph/orders/testing/an-order';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { card, cash, type Furnishing, furnish, onAccount } from './testing/a-shop.ts';
import { byStream } from './testing/by-stream.ts';
import { expectAlwaysTrue, expectTrueInTheEnd } from './testing/invariants.ts';
import { type MemoryEventStore, memoryEventStore } from './testing/memory-event-store.ts';
import {
  type Deed,
  deeds,
  eventsFor,
  nameOf,
  type RecordedLogs,
  type Saga,
  sagaOn,
  subscriptionsOf,
} from './testing/saga.ts';

/**
 * Every world that a shop can come to. Each reactor reads each stream in order; between streams, reactors and
 * people there is no order at all.
 */
interface World {
  readonly logs: RecordedLogs;
  /** How many events each reactor has read of each stream. */
  readonly read: Readonly<Record<string, number>>;
}

interface Branch {
  readonly stores: { readonly [Context in keyof RecordedLogs]: MemoryEventStore };
  readonly saga: Saga;
  readonly logs: () => RecordedLogs;
}

function branch(logs: RecordedLogs): Branch {
  const stores = {
    orders: memoryEventStore('orders', logs.orders),
    inventory: memoryEventStore('inventory', logs.inventory),
    accounts: memoryEventStore('accounts', logs.accounts),
  };
  return {
    stores,
    saga: sagaOn(stores),
    logs: () => ({
      orders: stores.orders.events(),
      inventory: stores.inventory.events(),
      accounts: stores.accounts.events(),
    }),
  };
}

async function explore(
  furnishing: Furnishing,
  possible: readonly Deed[],
): Promise<{ worlds: readonly World[]; ended: readonly World[] }> {
  const { stores, logs } = branch({ orders: [], inventory: [], accounts: [] });
  await furnish(stores, furnishing);
  const orderIds = furnishing.orders.map((_, index) => String(index + 1));
  const worlds = new Map<string, World>();
  const ended: World[] = [];
  const toVisit: World[] = [{ logs: logs(), read: {} }];
  for (let world = toVisit.pop(); world; world = toVisit.pop()) {
    const key = keyOf(world);
    if (worlds.has(key)) continue;
    worlds.set(key, world);
    const delivered = await deliveries(world);
    if (delivered.length === 0) ended.push(world);
    toVisit.push(...delivered, ...(await doings(world, orderIds, possible)));
  }
  return { worlds: [...worlds.values()], ended };
}

/** Each event that a reactor may read next. */
async function deliveries({ logs, read }: World): Promise<readonly World[]> {
  const next = subscriptionsOf(branch(logs).saga, logs).flatMap((subscription, index) => {
    const event = eventsFor(subscription, logs)[read[nameOf(subscription)] ?? 0];
    return event ? [{ index, name: nameOf(subscription), event }] : [];
  });
  return Promise.all(
    next.map(async ({ index, name, event }) => {
      const after = branch(logs);
      await subscriptionsOf(after.saga, logs)[index]?.reactor.react(event);
      return { logs: after.logs(), read: { ...read, [name]: (read[name] ?? 0) + 1 } };
    }),
  );
}

/** Each deed that is not refused. */
async function doings(
  { logs, read }: World,
  orderIds: readonly string[],
  possible: readonly Deed[],
): Promise<readonly World[]> {
  const tried = orderIds.flatMap((orderId) =>
    possible.map(async (deed) => {
      const after = branch(logs);
      await after.saga.do[deed](orderId);
      return { logs: after.logs(), read };
    }),
  );
  return (await Promise.all(tried)).filter((world) => world.logs.orders.length > logs.orders.length);
}

/** What a world's future depends on: each stream's own story, not how streams lie between each other. */
const keyOf = ({ logs, read }: World): string =>
  JSON.stringify([
    Object.entries(read).sort(),
    [...byStream(Object.values(logs).flat())]
      .map(([stream, events]) => [stream, storyOf(stream, events)])
      .sort(),
  ]);

/** Where orders meet, their sums alone matter to what follows. */
function storyOf(stream: string, events: readonly Recorded[]): readonly string[] {
  const story = events.map(
    ({ type, data }) =>
      `${type} ${'orderId' in data ? data.orderId : ''} ${'origin' in data ? data.origin : ''}`,
  );
  return /^(stock|account)-/.test(stream) ? story.sort() : story;
}

const split = [{ ...cash, amount: usd(500), tendered: usd(1000) }, onAccount];
const counter = { payments: split };
const delivery = { fulfilmentMethod: 'DELIVERY', payments: [card] } as const;
const gift = {
  lines: [{ lineId: 'l1', productId: 'gift', quantity: 1000, discount: null, note: null }],
  payments: [],
};
const discounted = { discounts: [{ percent: 333_333 }] };
const rich = { coffees: 10, balance: 10_000 };

/** Refunds of two orders do not meet: each order's own are tried alone. */
const withoutRefunds = deeds.filter((deed) => deed !== 'refund');

describe.each<[string, Furnishing, possible?: readonly Deed[]]>([
  ['an order at the counter, paid in cash and from an account', { ...rich, orders: [counter] }],
  ['a delivery, paid by card', { ...rich, orders: [delivery] }],
  ['a discounted order at the counter', { ...rich, orders: [{ ...counter, ...discounted }] }],
  ['a gift at the counter', { ...rich, orders: [gift] }],
  ['a gift that is delivered', { ...rich, orders: [{ ...gift, fulfilmentMethod: 'DELIVERY' }] }],
  ['an order without stock', { coffees: 1, balance: 10_000, orders: [counter] }],
  ['an order whose second payment is declined', { coffees: 10, balance: 699, orders: [counter] }],
  [
    'two orders for the last two coffees',
    { coffees: 3, balance: 10_000, orders: [counter, counter] },
    withoutRefunds,
  ],
  [
    'two orders for the last of an account',
    { coffees: 10, balance: 1399, orders: [counter, counter] },
    withoutRefunds,
  ],
])('%s, in every interleaving of what is answered and done', (_what, furnishing, possible = deeds) => {
  let explored: Awaited<ReturnType<typeof explore>>;
  beforeAll(async () => {
    explored = await explore(furnishing, possible);
  }, 120_000);

  test('keeps stock, money and numbers right at every step', () => {
    for (const { logs } of explored.worlds) expectAlwaysTrue(logs);
  });

  test('is handed over and paid for, or cancelled with everything given back, in the end', () => {
    expect(explored.ended.length).toBeGreaterThan(0);
    for (const { logs } of explored.ended) expectTrueInTheEnd(logs);
  });

  test('is changed by nothing that is delivered again, at any step', async () => {
    for (const { logs, read } of explored.worlds) {
      const after = branch(logs);
      for (const subscription of subscriptionsOf(after.saga, logs)) {
        const before = eventsFor(subscription, logs).slice(0, read[nameOf(subscription)] ?? 0);
        for (const event of before) await subscription.reactor.react(event);
      }
      expect(after.logs()).toEqual(logs);
    }
  });
});
