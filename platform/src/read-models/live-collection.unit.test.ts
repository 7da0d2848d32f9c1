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

test('a change costs the same, however many watch other documents', async () => {
  const { collection, put } = await liveThings({ cached: 20_000 });
  const ids = Array.from({ length: 10_000 }, (_, index) => `other-${index}`);
  await put({ a: thing(1), ...Object.fromEntries(ids.map((id) => [id, thing(1)])) });
  let told = 0;
  const watch = (id: string) => {
    const iterator = collection.watch(id, {})[Symbol.asyncIterator]();
    const next = async (): Promise<void> => {
      const { done } = await iterator.next();
      if (done) return;
      told += 1;
      return next();
    };
    void next();
    return iterator;
  };
  const watching = [...ids, 'a'].map(watch);
  await until(() => told === watching.length);
  const got = jest.spyOn(Map.prototype, 'get');
  await put({ a: thing(2) });
  await until(() => told === watching.length + 1);
  const lookUps = got.mock.calls.length;
  got.mockRestore();
  expect(lookUps).toBeLessThan(100);
  await Promise.all(watching.map((iterator) => iterator.return?.()));
  collection.close();
});

describe('documents by id', () => {
  test('are read once, until they change', async () => {
    const { collection, put, reads } = await liveThings();
    await put({ a: thing(1) }, 'lost');
    expect(
      versions([await collection.get('a'), await collection.get('a')].filter((one) => one !== null)),
    ).toEqual([1, 1]);
    expect(reads()).toBe(1);
    await put({ a: thing(2) }, 'id');
    expect((await collection.get('a'))?.document.version).toBe(2);
    expect(reads()).toBe(2);
    await put({ a: thing(3) });
    expect((await collection.get('a'))?.document.version).toBe(3);
    expect(reads()).toBe(2);
    collection.close();
  });

  test('are never kept older than an announcement that came while they were read', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(1) }, 'lost');
    const reading = collection.get('a');
    await put({ a: thing(2) }, 'id');
    await reading;
    expect((await collection.get('a'))?.document.version).toBe(2);
    collection.close();
  });

  test('nor than one that came while what is watched was read again', async () => {
    const { collection, put, nextAnswer } = await liveThings({ rereadInterval: 10 });
    await put({ a: thing(1) });
    const watching = collection.watch('a', {})[Symbol.asyncIterator]();
    await watching.next();
    await put({ a: thing(2) }, 'id');
    const answer = await nextAnswer();
    await put({ a: thing(3) }, 'id');
    await answer.letGo();
    expect((await collection.get('a'))?.document.version).toBe(3);
    await watching.return?.();
    collection.close();
  });

  test('are forgotten beyond the bound, the longest unused first', async () => {
    const { collection, put, reads } = await liveThings({ cached: 4 });
    await put({ a: thing(1), b: thing(1), c: thing(1) }, 'lost');
    await collection.getMany(['a', 'b']);
    await collection.get('a');
    await collection.get('c');
    expect(reads()).toBe(2);
    await collection.get('a');
    expect(reads()).toBe(2);
    await collection.get('b');
    expect(reads()).toBe(3);
    collection.close();
  });

  test('come from the new build as soon as it has taken over', async () => {
    const { collection, put, switchTo } = await liveThings();
    await put({ a: thing(1) });
    await collection.get('a');
    await switchTo('2', { a: thing(7) });
    expect((await collection.get('a'))?.document.version).toBe(7);
    collection.close();
  });

  test('are awaited when they may just have been made', async () => {
    const { collection, put } = await liveThings();
    const awaited = collection.awaitDocument('a', 5000);
    await put({ a: thing(1) });
    expect((await awaited)?.document.version).toBe(1);
    expect(await collection.awaitDocument('x', 10)).toBeNull();
    collection.close();
  });
});

describe('watching one document', () => {
  test('gives its state, then the newest after each change', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(1) });
    const watching = collection.watch('a', {})[Symbol.asyncIterator]();
    expect((await watching.next()).value?.document.version).toBe(1);
    await put({ a: thing(2) });
    await put({ b: thing(9) });
    await put({ a: thing(3) });
    expect((await watching.next()).value?.document.version).toBe(3);
    const next = watching.next();
    await put({ a: thing(3) });
    await put({ a: thing(4) }, 'id');
    expect((await next).value?.document.version).toBe(4);
    await watching.return?.();
    collection.close();
  });

  test('gives only what is newer than the version asked for', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(5) });
    const next = take(collection.watch('a', { afterVersion: 5 }), 1);
    await put({ a: thing(6) });
    expect(versions(await next)).toEqual([6]);
    collection.close();
  });

  test('ends when it is left or its signal says so, also while it waits', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(1) });
    const left = collection.watch('a', {})[Symbol.asyncIterator]();
    await left.next();
    const waiting = left.next();
    await left.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const ending = new AbortController();
    const aborted = collection.watch('a', { signal: ending.signal })[Symbol.asyncIterator]();
    await aborted.next();
    const last = aborted.next();
    ending.abort();
    expect((await last).done).toBe(true);
    collection.close();
  });

  test('learns of a change whose announcement was lost', async () => {
    const { collection, put } = await liveThings({ rereadInterval: 10 });
    await put({ a: thing(1) });
    const watching = collection.watch('a', {})[Symbol.asyncIterator]();
    await watching.next();
    await put({ a: thing(2) }, 'lost');
    expect((await watching.next()).value?.document.version).toBe(2);
    await watching.return?.();
    collection.close();
  });

  test('waits 5 s for a document that is not there yet, then says so', async () => {
    const { collection, put } = await liveThings();
    const found = take(collection.watch('late', {}), 1);
    await put({ late: thing(1) });
    expect(versions(await found)).toEqual([1]);
    await expect(take(collection.watch('never', {}), 1)).rejects.toThrow(NotFoundError);
    collection.close();
  }, 10_000);
});

describe('watching a collection', () => {
  const isOpen = ({ open }: Thing) => open;
  const told = (changes: readonly CollectionChange<Thing>[]) =>
    changes.map(({ stored, matches }) => `${stored.id}${stored.document.version}${matches ? '' : ' left'}`);

  test('gives each document that changes from now on', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(1) });
    const changes = take(collection.watchAll({}), 3);
    await put({ b: thing(1) });
    await put({ a: thing(2), c: thing(1) });
    expect(told(await changes)).toEqual(['b1', 'a2', 'c1']);
    collection.close();
  });

  test('tells once that a document has left the filter, whether it was told of it before or not', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(1), b: thing(1, false), c: thing(1) });
    const watching = collection.watchAll({ matches: isOpen })[Symbol.asyncIterator]();
    const next = async () => told([(await watching.next()).value].filter((value) => value !== undefined))[0];
    await put({ a: thing(2, false) });
    expect(await next()).toBe('a2 left');
    await put({ a: thing(3, false), b: thing(2, false) });
    await put({ c: thing(2) });
    expect(await next()).toBe('c2');
    await put({ c: thing(3, false) });
    expect(await next()).toBe('c3 left');
    await put({ c: thing(4, false) });
    await put({ a: thing(4) });
    expect(await next()).toBe('a4');
    await watching.return?.();
    collection.close();
  });

  test('tells a slow subscriber that a document left, though the state that matched was replaced', async () => {
    const { collection, put } = await liveThings();
    const watching = collection.watchAll({ matches: isOpen })[Symbol.asyncIterator]();
    await put({ a: thing(1) });
    await put({ a: thing(2, false) });
    await put({ a: thing(3, false) });
    await put({ b: thing(1) });
    expect(told([(await watching.next()).value, (await watching.next()).value])).toEqual(['a3 left', 'b1']);
    await watching.return?.();
    collection.close();
  });

  test('gives a slow subscriber the newest states only', async () => {
    const { collection, put } = await liveThings();
    const watching = collection.watchAll({})[Symbol.asyncIterator]();
    for (let version = 1; version <= 50; version += 1) await put({ a: thing(version), b: thing(version) });
    expect(told([(await watching.next()).value, (await watching.next()).value])).toEqual(['a50', 'b50']);
    await watching.return?.();
    collection.close();
  });

  test('resumes after any cursor without missing a document', async () => {
    const { collection, put } = await liveThings();
    const watching = collection.watchAll({})[Symbol.asyncIterator]();
    const seen: CollectionChange<Thing>[] = [];
    await put({ a: thing(1), b: thing(1), c: thing(1) });
    await put({ b: thing(2), d: thing(1) });
    for (let count = 0; count < 4; count += 1) seen.push((await watching.next()).value);
    await watching.return?.();
    await put({ e: thing(1) });
    for (const [at, { cursor }] of seen.entries()) {
      const missed = seen.slice(at + 1).map(({ stored }) => stored.id);
      const rest = await take(collection.watchAll({ after: cursor }), missed.length + 1);
      expect(rest.map(({ stored }) => stored.id)).toEqual([...missed, 'e']);
    }
    collection.close();
  });

  test('on resuming tells also of those that match no more', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(1), b: thing(1) });
    const first = take(collection.watchAll({ matches: isOpen }), 1);
    await put({ c: thing(1) });
    const [{ cursor } = { cursor: '' }] = await first;
    await put({ a: thing(2, false), b: thing(2) });
    expect(told(await take(collection.watchAll({ after: cursor, matches: isOpen }), 2))).toEqual([
      'a2 left',
      'b2',
    ]);
    collection.close();
  });

  test('refuses what is no cursor, and one of another epoch', async () => {
    const { collection, put } = await liveThings();
    await put({ a: thing(1) });
    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const watch = (after: string) => take(collection.watchAll({ after }), 1);
    await expect(watch('nonsense')).rejects.toThrow(InvalidCursorError);
    await expect(watch(cursor(['e', 'x']))).rejects.toThrow(InvalidCursorError);
    await expect(watch(cursor(['e', 1, 2]))).rejects.toThrow(InvalidCursorError);
    await expect(watch(cursor(['gone', 1]))).rejects.toThrow(CursorExpiredError);
    collection.close();
  });

  test('learns of changes whose announcements were lost, and of a build that took over', async () => {
    const { collection, put, switchTo } = await liveThings({ rereadInterval: 10 });
    const watching = collection.watchAll({})[Symbol.asyncIterator]();
    await put({ a: thing(1) }, 'lost');
    expect(told([(await watching.next()).value])).toEqual(['a1']);
    await switchTo('2', { b: thing(1) });
    expect(told([(await watching.next()).value])).toEqual(['b1']);
    await watching.return?.();
    collection.close();
  });

  test('keeps no more than its bound for one who does not read', async () => {
    const { collection, put } = await liveThings();
    const watching = collection.watchAll({})[Symbol.asyncIterator]();
    for (let start = 0; start < 10_500; start += 500) {
      await put(
        Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`id${start + at}`, thing(1)])),
        'id',
      );
    }
    const seen = new Set<string>();
    while (seen.size < 10_500) seen.add((await watching.next()).value?.stored.id ?? '');
    await watching.return?.();
    collection.close();
  }, 20_000);
});
