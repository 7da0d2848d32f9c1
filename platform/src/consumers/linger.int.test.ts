import { memoryReadModels, until } from '@tillgraph/platform/testing';
import { slotOf } from '@tillgraph/shared-domain/slot';
import type { ReadModelStore } from '../read-models/port.ts';
import {
  type ConsumersUnderTest,
  consumersUnderTest,
  counted,
  counters,
  counting,
} from './testing/running-consumers.ts';

/** A store that counts how often documents are written. */
function countingStore() {
  const store = memoryReadModels();
  let writes = 0;
  const counts: ReadModelStore = {
    ...store,
    async open(definition, build, options) {
      const collection = await store.open(definition, build, options);
      return {
        ...collection,
        write(documents) {
          writes += 1;
          return collection.write(documents);
        },
      };
    },
  };
  return { store: counts, writes: () => writes };
}

describe('a projection that rests for a minute between deliveries', () => {
  const lingering = { ...counting(), linger: 60_000 };
  let shop: ConsumersUnderTest;
  let writes: () => number;

  beforeEach(async () => {
    const counts = countingStore();
    writes = counts.writes;
    shop = await consumersUnderTest(counts.store);
  });
  afterEach(() => shop.close());

  /** Each in a page of the log of its own. */
  async function appendApart(count: number): Promise<void> {
    for (let made = 0; made < count; made += 1) {
      shop.orders.append(counted('a'));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const seen = (position: number) => [
    { context: 'orders' as const, epoch: 'epoch-1', positions: [{ slot: slotOf('counter-a'), position }] },
  ];

  const appendTogether = () => shop.orders.append(...Array.from({ length: 10 }, () => counted('a')));

  test('applies what follows many events together, for who waits', async () => {
    const { readModels } = await shop.start([lingering]);
    const collection = readModels.collection(counters);
    appendTogether();
    await until(async () => (await collection.get('a'))?.document.count === 10);
    await appendApart(20);
    expect((await collection.get('a'))?.document.count).toBe(10);
    expect(await readModels.caughtUp(counters, seen(30), 5000)).toBe(true);
    expect((await collection.get('a'))?.document.count).toBe(30);
    expect(writes()).toBe(2);
  });

  test('applies each event of a quiet shop at once', async () => {
    const { readModels } = await shop.start([lingering]);
    const collection = readModels.collection(counters);
    for (const count of [1, 2, 3]) {
      shop.orders.append(counted('a'));
      await until(async () => (await collection.get('a'))?.document.count === count);
    }
  });

  test('applies what a document is waited for at once', async () => {
    const { readModels } = await shop.start([lingering]);
    const collection = readModels.collection(counters);
    appendTogether();
    await until(async () => (await collection.get('a')) !== null);
    shop.orders.append(counted('b'));
    expect((await collection.awaitDocument('b', 5000))?.document.count).toBe(1);
  });

  test('shows who watches each change soon', async () => {
    const { readModels } = await shop.start([lingering]);
    const states = readModels.collection(counters).watch('a', {})[Symbol.asyncIterator]();
    const next = states.next();
    appendTogether();
    expect((await next).value?.document.count).toBe(10);
    shop.orders.append(counted('a'));
    expect((await states.next()).value?.document.count).toBe(11);
    await states.return?.();
  });

  test('does not rest while it is behind', async () => {
    shop.orders.append(...Array.from({ length: 350 }, () => counted('a')));
    const { readModels } = await shop.start([lingering]);
    const collection = readModels.collection(counters);
    await until(async () => (await collection.get('a'))?.document.count === 350);
  });

  test('ends its rest when it is stopped', async () => {
    const { readModels, stop } = await shop.start([lingering]);
    appendTogether();
    await until(async () => (await readModels.collection(counters).get('a')) !== null);
    await stop();
  });
});
