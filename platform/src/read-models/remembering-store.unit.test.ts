import { memoryReadModels } from '@tillgraph/platform/testing';
import type { CollectionDefinition, CollectionWriter, ReadModelStore } from './port.ts';
import { rememberDocuments } from './remembering-store.ts';

interface Thing {
  readonly count: number;
}

const things: CollectionDefinition<Thing> = { name: 'things', indexes: [] };

/** A store, as this process and as another one has it, and how often this one read in order to write. */
async function rememberedThings() {
  const store = memoryReadModels();
  let reads = 0;
  const counting: ReadModelStore = {
    ...store,
    async open(...opening) {
      const collection = await store.open(...opening);
      return {
        ...collection,
        getForUpdate(ids) {
          reads += ids.length;
          return collection.getForUpdate(ids);
        },
      };
    },
  };
  const remembering = rememberDocuments(counting);
  return {
    remembering,
    own: await remembering.open(things, '1'),
    other: await store.open(things, '1'),
    reads: () => reads,
  };
}

/** Counts one up, as a projection does; resolves with how often it had to. */
async function countUp(collection: CollectionWriter<Thing>, position: number): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const [stored] = await collection.getForUpdate(['a']);
    const next = { count: (stored?.document?.count ?? 0) + 1 };
    const write = { id: 'a', expected: stored?.positions, next, changed: position };
    const lost = await collection.write([{ ...write, positions: { 'orders/1': position } }]);
    if (lost.length === 0) return tries;
  }
}

test('what was written is not read again', async () => {
  const { own, reads } = await rememberedThings();
  for (let position = 1; position <= 5; position += 1) await countUp(own, position);
  expect((await own.get('a'))?.document.count).toBe(5);
  expect(reads()).toBe(1);
});

test('nor is what was read in order to answer', async () => {
  const { own, other, reads } = await rememberedThings();
  await countUp(other, 1);
  await own.getMany(['a']);
  await countUp(own, 2);
  expect((await own.get('a'))?.document.count).toBe(2);
  expect(reads()).toBe(0);
});

test('what another process has written meanwhile is read, and counted on', async () => {
  const { own, other } = await rememberedThings();
  await countUp(own, 1);
  await countUp(other, 2);
  expect(await countUp(own, 3)).toBe(2);
  expect((await other.get('a'))?.document.count).toBe(3);
});

test('nothing is remembered after it is forgotten', async () => {
  const { remembering, own, reads } = await rememberedThings();
  await countUp(own, 1);
  remembering.forget();
  await countUp(own, 2);
  expect(reads()).toBe(2);
});

test('a deleted document stays deleted, with its positions', async () => {
  const { own } = await rememberedThings();
  await countUp(own, 1);
  const deletion = { id: 'a', expected: { 'orders/1': 1 }, next: undefined, changed: 2 };
  await own.write([{ ...deletion, positions: { 'orders/1': 2 } }]);
  expect(await own.getForUpdate(['a'])).toMatchObject([
    { document: undefined, positions: { 'orders/1': 2 } },
  ]);
});
