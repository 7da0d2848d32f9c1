import { memoryReadModels, until } from '@tillgraph/platform/testing';
import { slotOf } from '@tillgraph/shared-domain/slot';
import { DocumentRefusedError } from '../read-models/errors.ts';
import type { ReadModelStore } from '../read-models/port.ts';
import {
  type ConsumersUnderTest,
  consumersUnderTest,
  counted,
  counters,
  counting,
} from './testing/running-consumers.ts';

/** A store whose writes wait, or are refused, when a test says so. */
function heldStore() {
  const store = memoryReadModels();
  let held: Promise<void> = Promise.resolve();
  let refuses = false;
  const holding: ReadModelStore = {
    ...store,
    async open(...opening) {
      const collection = await store.open(...opening);
      return {
        ...collection,
        async write(writes) {
          await held;
          if (refuses && writes.length > 0) throw new DocumentRefusedError('Refused by the test.');
          return collection.write(writes);
        },
      };
    },
  };
  return {
    store: holding,
    hold(): () => void {
      let letGo: () => void = () => undefined;
      held = new Promise((resolve) => {
        letGo = resolve;
      });
      return letGo;
    },
    refuse() {
      refuses = true;
    },
  };
}

let shop: ConsumersUnderTest;
let held: ReturnType<typeof heldStore>;
beforeEach(async () => {
  held = heldStore();
  shop = await consumersUnderTest(held.store);
});
afterEach(() => shop.close());

const seen = (position: number) => [
  { context: 'orders' as const, epoch: 'epoch-1', positions: [{ slot: slotOf('counter-a'), position }] },
];

test('who watches a document is told before it is stored; who waits for what is stored is not', async () => {
  const { readModels } = await shop.start([counting()]);
  const collection = readModels.collection(counters);
  const watching = collection.watch('a', {})[Symbol.asyncIterator]();
  shop.orders.append(counted('a'));
  expect((await watching.next()).value?.document.count).toBe(1);
  expect(await readModels.caughtUp(counters, seen(1), 5000)).toBe(true);
  const letGo = held.hold();
  shop.orders.append(counted('a'));
  expect((await watching.next()).value?.document.count).toBe(2);
  expect(await readModels.caughtUp(counters, seen(2), 0)).toBe(false);
  letGo();
  expect(await readModels.caughtUp(counters, seen(2), 5000)).toBe(true);
  await watching.return?.();
});

test('what the store then refuses is parked, and shown no more', async () => {
  const { readModels, progress } = await shop.start([counting()]);
  const collection = readModels.collection(counters);
  const watching = collection.watch('a', {})[Symbol.asyncIterator]();
  shop.orders.append(counted('a'));
  expect((await watching.next()).value?.document.count).toBe(1);
  expect(await readModels.caughtUp(counters, seen(1), 5000)).toBe(true);
  held.refuse();
  shop.orders.append(counted('a'));
  await until(() => progress().some(({ parkedStreams }) => parkedStreams === 1));
  await until(async () => (await collection.get('a'))?.document.count === 1);
  await watching.return?.();
});
