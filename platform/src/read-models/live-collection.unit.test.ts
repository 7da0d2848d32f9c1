import { jest } from '@jest/globals';
import { memoryReadModels, until } from '@tillgraph/platform/testing';
import { CursorExpiredError, InvalidCursorError, NotFoundError } from './errors.ts';
import { createInProcessFeed } from './in-process-feed.ts';
import { createLiveCollection, type LiveCollectionOptions } from './live-collection.ts';
import type { CollectionChange, CollectionDefinition, CollectionWriter, Stored } from './port.ts';

interface Thing {
  readonly version: number;
  readonly open: boolean;
}

const things: CollectionDefinition<Thing> = { name: 'things', indexes: [], resumable: true };

/** A collection whose documents a test writes as a projection does. */
async function liveThings(options: Partial<LiveCollectionOptions<Thing>> = {}) {
  const store = memoryReadModels();
  const feed = createInProcessFeed();
  let build = '1';
  let writer: CollectionWriter<Thing> = await store.open(things, build);
  let position = 0;
  let reads = 0;
  let switched: () => void = () => undefined;
  let answering: Promise<void> | undefined;
  let asked: () => void = () => undefined;
  const reader = (): CollectionWriter<Thing> => ({
    ...writer,
    async getMany(ids) {
      reads += 1;
      const found = await writer.getMany(ids);
      asked();
      await answering;
      return found;
    },
  });
  const collection = createLiveCollection<Thing>({
    definition: things,
    source: {
      build: () => build,
      reader,
      position: () => ({ epoch: 'e', position }),
      onInterrupted(listener) {
        switched = listener;
        return () => undefined;
      },
      demand: { awaiting: (wait) => wait, watch: () => () => undefined },
    },
    feed,
    cached: 100,
    rereadInterval: 60_000,
    onFailure: (error) => {
      throw error;
    },
    ...options,
  });
  const put = async (
    documents: Readonly<Record<string, Thing>>,
    announced: 'whole' | 'id' | 'lost' = 'whole',
  ): Promise<void> => {
    const ids = Object.keys(documents);
    const before = await writer.getForUpdate(ids);
    const first = position + 1;
    const writes = ids.map((id, at) => ({
      id,
      expected: before[at]?.positions,
      next: documents[id],
      positions: { 'orders/1': first + at },
      changed: first + at,
    }));
    await writer.write(writes);
    position += ids.length;
    if (announced === 'lost') return;
    await feed.publish({
      changes: writes.map(({ id, positions, changed, next }, at) => ({
        collection: 'things',
        build,
        id,
        changed,
        positions,
        ...(announced === 'whole' && {
          documents: { before: before[at]?.document, after: { id, positions, changed, document: next } },
        }),
      })),
    });
  };
  const foretell = (id: string, document: Thing, storing = Promise.resolve()) => {
    const next = { id, changed: position + 1, positions: { 'orders/1': position + 1 } };
    const documents = { before: undefined, after: { ...next, document } };
    feed.foretell([{ ...next, collection: 'things', build, documents }], storing);
  };
  return {
    collection,
    put,
    /** What `put` will store next. */
    foretell,
    feed,
    reads: () => reads,
    /** Resolves when something was read whose answer waits until it is let go. */
    async nextAnswer(): Promise<{ letGo(): Promise<void> }> {
      let open: () => void = () => undefined;
      const isAsked = new Promise<void>((resolve) => {
        asked = resolve;
      });
      answering = new Promise((resolve) => {
        open = resolve;
      });
      await isAsked;
      const held = answering;
      answering = undefined;
      return {
        async letGo() {
          open();
          await held;
          await new Promise((resolve) => setImmediate(resolve));
        },
      };
    },
    async switchTo(next: string, documents: Readonly<Record<string, Thing>>) {
      build = next;
      writer = await store.open(things, next);
      await put(documents, 'lost');
      switched();
    },
  };
}

const thing = (version: number, open = true): Thing => ({ version, open });

async function take<Value>(source: AsyncIterable<Value>, count: number): Promise<readonly Value[]> {
  const values: Value[] = [];
  for await (const value of source) {
    values.push(value);
    if (values.length === count) break;
  }
  return values;
}
const versions = (stored: readonly Stored<Thing>[]) => stored.map(({ document }) => document.version);

describe('a change that is foretold', () => {
  test('is told once to who watches its document, and to who watches all when it is stored', async () => {
    const { collection, put, foretell } = await liveThings();
    await put({ a: thing(1) });
    const one = collection.watch('a', {})[Symbol.asyncIterator]();
    const all = collection.watchAll({})[Symbol.asyncIterator]();
    await one.next();
    const ofAll: number[] = [];
    const telling = all.next().then(({ value }) => value && ofAll.push(value.stored.document.version));
    foretell('a', thing(2));
    expect((await one.next()).value?.document.version).toBe(2);
    expect(ofAll).toEqual([]);
    await put({ a: thing(2) });
    await telling;
    expect(ofAll).toEqual([2]);
    await put({ a: thing(3) });
    expect((await one.next()).value?.document.version).toBe(3);
    await one.return?.();
    await all.return?.();
    collection.close();
  });

  test('is found in lists by who was told: they are read when it is stored', async () => {
    const { collection, put, foretell } = await liveThings();
    await put({ a: thing(1) });
    const watching = collection.watch('a', {})[Symbol.asyncIterator]();
    await watching.next();
    let stored: () => void = () => undefined;
    foretell('a', thing(2), new Promise((resolve) => (stored = resolve)));
    await watching.next();
    const listing = collection.find({ orderBy: [], limit: 10 });
    const later = take(collection.watchAll({}), 1);
    await put({ a: thing(2) });
    stored();
    expect(versions(await listing)).toEqual([2]);
    await put({ a: thing(3) });
    expect((await later).map(({ stored }) => stored.document.version)).toEqual([3]);
    await watching.return?.();
    collection.close();
  });

  test('is not shown any more when it may have been parked', async () => {
    const { collection, put, foretell, feed } = await liveThings();
    await put({ a: thing(1) });
    const watching = collection.watch('a', {})[Symbol.asyncIterator]();
    await watching.next();
    foretell('a', thing(2));
    expect((await watching.next()).value?.document.version).toBe(2);
    await feed.publish({ ledgerChanged: true });
    expect((await collection.get('a'))?.document.version).toBe(1);
    await watching.return?.();
    collection.close();
  });

  test('of what nobody watches is found by id and in lists, for it may have changed with what was told', async () => {
    const { collection, put, foretell } = await liveThings();
    await put({ a: thing(1) });
    let stored: () => void = () => undefined;
    foretell('a', thing(2), new Promise((resolve) => (stored = resolve)));
    expect((await collection.get('a'))?.document.version).toBe(2);
    const listing = collection.find({ orderBy: [], limit: 10 });
    await put({ a: thing(2) });
    stored();
    expect(versions(await listing)).toEqual([2]);
    collection.close();
  });
});
