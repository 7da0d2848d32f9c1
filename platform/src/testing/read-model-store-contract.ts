import { CollectionGoneError, DocumentRefusedError, UnindexedFindError } from '../read-models/errors.ts';
import type { CollectionDefinition, CollectionWriter, Find, ReadModelStore } from '../read-models/port.ts';

interface Ware {
  readonly name: string;
  readonly group: string;
  readonly price: { readonly minor: number };
  readonly sold: boolean;
  readonly codes: readonly string[];
}

const wares: CollectionDefinition<Ware> = {
  name: 'wares',
  resumable: true,
  indexes: [
    { name: 'by_name', fields: [{ path: 'name', type: 'text' }] },
    { name: 'by_price', fields: [{ path: 'price.minor', type: 'number' }] },
    {
      name: 'by_group',
      fields: [
        { path: 'group', type: 'text' },
        { path: 'price.minor', type: 'number', direction: 'descending' },
        { path: 'name', type: 'text' },
      ],
    },
    {
      name: 'by_sold',
      fields: [
        { path: 'sold', type: 'boolean' },
        { path: 'name', type: 'text' },
      ],
    },
    { name: 'by_code', fields: [{ path: 'codes', type: 'text' }], elements: true },
  ],
  searchable: ({ name, group }) => [name, group],
};

const ware = (name: string, rest: Partial<Ware> = {}): Ware => ({
  name,
  group: 'tools',
  price: { minor: 100 },
  sold: false,
  codes: [],
  ...rest,
});

const name = { path: 'name', type: 'text' } as const;
const price = { path: 'price.minor', type: 'number' } as const;

/** What every store of read models holds. `open` gives an empty one. */
export function readModelStoreContract(
  adapter: string,
  open: () => Promise<{ readonly store: ReadModelStore; close(): Promise<void> }>,
): void {
  describe(`${adapter} as a store of read models`, () => {
    let store: ReadModelStore;
    let close: () => Promise<void>;
    let collection: CollectionWriter<Ware>;
    let position = 0;

    beforeEach(async () => {
      ({ store, close } = await open());
      collection = await store.open(wares, '1');
      position = 0;
    });
    afterEach(() => close());

    const put = async (documents: Readonly<Record<string, Ware>>): Promise<void> => {
      const lost = await collection.write(
        Object.entries(documents).map(([id, next]) => {
          position += 1;
          return { id, expected: undefined, next, positions: { 'catalog/1': position }, changed: position };
        }),
      );
      expect(lost).toEqual([]);
    };
    const found = async (find: Partial<Find>): Promise<readonly string[]> =>
      (await collection.find({ orderBy: [name], limit: 100, ...find })).map(({ id }) => id);

    test('gives documents by id, in the order asked for, null where there is none', async () => {
      await put({ a: ware('A'), b: ware('B') });
      const all = await collection.getMany(['b', 'x', 'a', 'b']);
      expect(all.map((stored) => stored?.document.name ?? null)).toEqual(['B', null, 'A', 'B']);
      expect(await collection.get('a')).toEqual({
        id: 'a',
        document: ware('A'),
        positions: { 'catalog/1': 1 },
        changed: 1,
      });
      expect(await collection.getMany([])).toEqual([]);
    });

    test('makes a collection once when several open it at the same time, to write and as it is', async () => {
      for (const build of ['2', '3', '4']) {
        const opened = await Promise.all(
          [true, false, true, false].map((asItIs) => store.open(wares, build, { asItIs })),
        );
        for (const each of opened) expect(await each.getMany(['a'])).toEqual([null]);
      }
    });

    test('keeps a collection that is read by id alone, and has no index', async () => {
      const plain: CollectionDefinition<Ware> = { name: 'plain', indexes: [] };
      for (const asItIs of [false, false, true]) {
        const opened = await store.open(plain, '1', { asItIs });
        expect(await opened.getMany(['a'])).toEqual([null]);
      }
    });

    test('writes only over the positions that a document was computed from', async () => {
      await put({ a: ware('A') });
      const write = (expected: Readonly<Record<string, number>> | undefined, next: string) =>
        collection.write([
          { id: 'a', expected, next: ware(next), positions: { 'catalog/1': 2, 'orders/3': 1 }, changed: 2 },
        ]);
      expect(await write(undefined, 'made twice')).toEqual(['a']);
      expect(await write({}, 'from nothing')).toEqual(['a']);
      expect(await write({ 'catalog/1': 7 }, 'from the future')).toEqual(['a']);
      expect((await collection.get('a'))?.document.name).toBe('A');
      expect(await write({ 'catalog/1': 1 }, 'B')).toEqual([]);
      expect(await write({ 'catalog/1': 1 }, 'late')).toEqual(['a']);
      expect((await collection.get('a'))?.document.name).toBe('B');
    });

    test('writes those of a batch that can be written, whatever becomes of the others', async () => {
      await put({ a: ware('A') });
      const positions = { 'catalog/1': 5 };
      const lost = await collection.write([
        { id: 'a', expected: { 'catalog/1': 4 }, next: ware('A2'), positions, changed: 5 },
        { id: 'b', expected: undefined, next: ware('B'), positions, changed: 5 },
        { id: 'c', expected: { 'catalog/1': 4 }, next: ware('C'), positions, changed: 5 },
      ]);
      expect([...lost].sort()).toEqual(['a', 'c']);
      expect(await found({})).toEqual(['a', 'b']);
    });

    test('lets one of two writers win when both computed from the same state', async () => {
      await put({ a: ware('A') });
      const lost = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          collection.write([
            {
              id: 'a',
              expected: { 'catalog/1': 1 },
              next: ware(`by ${at}`),
              positions: { 'catalog/1': 2 },
              changed: 2,
            },
          ]),
        ),
      );
      expect(lost.filter((ids) => ids.length === 0)).toHaveLength(1);
    });

    test('pages through all that it holds by id, deleted documents too', async () => {
      await put({ b: ware('B'), a: ware('A'), é: ware('É'), c: ware('C') });
      const positions = { 'catalog/1': 9 };
      await collection.write([
        { id: 'b', expected: { 'catalog/1': 1 }, next: undefined, positions, changed: 9 },
      ]);
      const first = await collection.page('', 2);
      expect(first.map(({ id, document }) => [id, document?.name])).toEqual([
        ['a', 'A'],
        ['b', undefined],
      ]);
      expect((await collection.page('b', 10)).map(({ id }) => id)).toEqual(['c', 'é']);
      expect(await collection.page('é', 10)).toEqual([]);
    });

    test('keeps the positions of a deleted document, and shows it to none but its writer', async () => {
      await put({ a: ware('A', { codes: ['1'] }) });
      const positions = { 'catalog/1': 2 };
      await collection.write([
        { id: 'a', expected: { 'catalog/1': 1 }, next: undefined, positions, changed: 2 },
      ]);
      expect(await collection.get('a')).toBeNull();
      expect(await found({})).toEqual([]);
      expect(await found({ search: 'a' })).toEqual([]);
      expect(await collection.changedSince(0, 10)).toEqual([]);
      expect(await collection.count({}, 10)).toBe(0);
      expect(await collection.getForUpdate(['a', 'x'])).toEqual([
        { id: 'a', document: undefined, positions, changed: 2 },
        null,
      ]);
      const again = { 'catalog/1': 3 };
      expect(
        await collection.write([
          { id: 'a', expected: undefined, next: ware('A'), positions: again, changed: 3 },
        ]),
      ).toEqual(['a']);
      expect(
        await collection.write([
          { id: 'a', expected: positions, next: ware('A'), positions: again, changed: 3 },
        ]),
      ).toEqual([]);
      expect(await found({})).toEqual(['a']);
    });

    test('sorts text by code point and numbers by value, ties by id', async () => {
      await put({
        a: ware('b', { price: { minor: 9 } }),
        b: ware('B', { price: { minor: 10 } }),
        c: ware('é', { price: { minor: -1 } }),
        d: ware('a', { price: { minor: 9 } }),
        e: ware('😀', { price: { minor: 1_000_000_000_000_000 } }),
        f: ware('Z', { price: { minor: 9 } }),
      });
      expect(await found({})).toEqual(['b', 'f', 'd', 'a', 'c', 'e']);
      expect(await found({ orderBy: [{ ...name, direction: 'descending' }] })).toEqual(
        ['b', 'f', 'd', 'a', 'c', 'e'].reverse(),
      );
      expect(await found({ orderBy: [price] })).toEqual(['c', 'a', 'd', 'f', 'b', 'e']);
      expect(await found({ orderBy: [{ ...price, direction: 'descending' }] })).toEqual(
        ['c', 'a', 'd', 'f', 'b', 'e'].reverse(),
      );
      expect(await found({ orderBy: [] })).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    });

    test('goes through pages that neither repeat nor skip while others are inserted', async () => {
      const names = Array.from({ length: 23 }, (_, at) => `w${String(at % 7)}`);
      await put(
        Object.fromEntries(names.map((text, at) => [`id${String(at).padStart(2, '0')}`, ware(text)])),
      );
      for (const direction of ['ascending', 'descending'] as const) {
        const seen: string[] = [];
        let after: readonly string[] | undefined;
        for (;;) {
          const page = await collection.find({
            orderBy: [{ ...name, direction }],
            limit: 5,
            ...(after && { after }),
          });
          seen.push(...page.map(({ id }) => id));
          const last = page.at(-1);
          if (!last) break;
          after = [last.document.name, last.id];
          await put({ [`id00-${direction}-${seen.length}`]: ware(direction === 'ascending' ? 'a' : 'z') });
        }
        expect(seen.filter((id) => id.length === 4)).toHaveLength(23);
        expect(new Set(seen).size).toBe(seen.length);
      }
    });

    test('goes on after a document in an order of mixed directions', async () => {
      await put({
        a: ware('x', { price: { minor: 1 } }),
        b: ware('x', { price: { minor: 2 } }),
        c: ware('y', { price: { minor: 2 } }),
        d: ware('a', { price: { minor: 3 } }),
        e: ware('a', { group: 'food', price: { minor: 2 } }),
      });
      const find = {
        where: [{ path: 'group', op: 'eq', value: 'tools' }],
        orderBy: [{ ...price, direction: 'descending' }, name],
      } as const;
      expect(await found(find)).toEqual(['d', 'b', 'c', 'a']);
      expect(await found({ ...find, after: [2, 'x', 'b'] })).toEqual(['c', 'a']);
      expect(await found({ ...find, after: [3, 'a', 'd'], limit: 2 })).toEqual(['b', 'c']);
    });

    test('finds by equality, by any of several values, by range and by what an array has', async () => {
      await put({
        a: ware('A', { group: 'tools', price: { minor: 5 }, codes: ['1', '2'] }),
        b: ware('B', { group: 'food', price: { minor: 6 }, sold: true }),
        c: ware('C', { group: 'toys', price: { minor: 7 }, codes: ['2'] }),
        d: ware('D', { group: "o'toys", price: { minor: 8 }, codes: ['12'] }),
      });
      const order = [{ ...price, direction: 'descending' } as const, name];
      const groups = (...value: string[]) => [{ path: 'group', op: 'in', value } as const];
      expect(await found({ where: groups('tools', 'food', 'tools'), orderBy: order })).toEqual(['b', 'a']);
      expect(await found({ where: groups('tools', 'food', 'toys'), orderBy: order, limit: 2 })).toEqual([
        'c',
        'b',
      ]);
      expect(await found({ where: groups("o'toys"), orderBy: order })).toEqual(['d']);
      expect(await found({ where: groups(), orderBy: order })).toEqual([]);
      expect(await found({ where: groups(), orderBy: order, search: 'a', after: [9, 'Z', 'z'] })).toEqual([]);
      expect(await collection.count({ where: groups(), search: 'a' }, 10)).toBe(0);
      expect(await found({ where: groups('tools', 'food') })).toEqual(['a', 'b']);
      expect(await found({ where: [{ path: 'sold', op: 'eq', value: true }] })).toEqual(['b']);
      expect(
        await found({
          where: [
            { path: 'price.minor', op: 'gte', value: 6 },
            { path: 'price.minor', op: 'lt', value: 8 },
          ],
          orderBy: [price],
        }),
      ).toEqual(['b', 'c']);
      expect(await found({ where: [{ path: 'price.minor', op: 'gt', value: 7 }], orderBy: [price] })).toEqual(
        ['d'],
      );
      expect(
        await found({ where: [{ path: 'price.minor', op: 'lte', value: 5 }], orderBy: [price] }),
      ).toEqual(['a']);
      expect(await found({ where: [{ path: 'codes', op: 'has', value: '2' }] })).toEqual(['a', 'c']);
    });

    test('refuses a find that no declared index serves', async () => {
      await expect(found({ orderBy: [{ path: 'sold', type: 'boolean' }] })).rejects.toThrow(
        UnindexedFindError,
      );
      await expect(found({ orderBy: [price, name] })).rejects.toThrow(UnindexedFindError);
    });

    test('leaves out documents that lack a field of the order', async () => {
      const priceless = { ...ware('B'), price: {} } as Ware; // as an older version of a projection may have left it
      await put({ a: ware('A'), b: priceless });
      expect(await found({ orderBy: [price] })).toEqual(['a']);
      expect(await collection.count({}, 10)).toBe(2);
    });

    test('finds any part of a searchable text, without regard to case and marks', async () => {
      await put({
        a: ware('Élan Vital'),
        b: ware('elantris', { group: 'books' }),
        c: ware('Hammer 100% "steel"'),
        d: ware('日本語'),
      });
      expect(await found({ search: 'elan' })).toEqual(['b', 'a']);
      expect(await found({ search: 'ÉLAN v' })).toEqual(['a']);
      expect(await found({ search: 'e' })).toEqual(['c', 'b', 'a']);
      expect(await found({ search: '0%' })).toEqual(['c']);
      expect(await found({ search: '"steel"' })).toEqual(['c']);
      expect(await found({ search: 'book' })).toEqual(['b']);
      expect(await found({ search: '本' })).toEqual(['d']);
      expect(await found({ search: 'steel books' })).toEqual([]);
      expect(await found({ search: 'elanvital' })).toEqual([]);
      expect(await found({ search: 'vital tools' })).toEqual([]);
      expect(await found({ search: 'elam' })).toEqual([]);
      expect(await found({ search: '  ' })).toHaveLength(4);
      expect(await collection.count({ search: 'elan' }, 10)).toBe(2);
    });

    test('finds by the new state after a change, not by the old one', async () => {
      await put({ a: ware('Old', { codes: ['1'] }) });
      await collection.write([
        {
          id: 'a',
          expected: { 'catalog/1': 1 },
          next: ware('New', { codes: ['2'] }),
          positions: { 'catalog/1': 2 },
          changed: 2,
        },
      ]);
      expect(await found({ search: 'old' })).toEqual([]);
      expect(await found({ search: 'new' })).toEqual(['a']);
      expect(await found({ where: [{ path: 'codes', op: 'has', value: '1' }] })).toEqual([]);
    });

    test('counts up to a limit', async () => {
      await put({ a: ware('A'), b: ware('B', { sold: true }), c: ware('C') });
      expect(await collection.count({}, 10)).toBe(3);
      expect(await collection.count({}, 2)).toBe(2);
      expect(await collection.count({ where: [{ path: 'sold', op: 'eq', value: false }] }, 10)).toBe(2);
    });

    test('tells what changed since, all of one position together', async () => {
      await put({ a: ware('A'), b: ware('B'), c: ware('C') });
      await collection.write(
        ['d', 'e', 'f'].map((id) => ({
          id,
          expected: undefined,
          next: ware(id),
          positions: { 'catalog/2': 9 },
          changed: 9,
        })),
      );
      const changed = async (after: number, limit: number) =>
        (await collection.changedSince(after, limit)).map(({ id }) => id).sort();
      expect(await changed(0, 2)).toEqual(['a', 'b']);
      expect(await changed(2, 2)).toEqual(['c', 'd', 'e', 'f']);
      expect(await changed(9, 10)).toEqual([]);
    });

    test('refuses a document that it cannot hold', async () => {
      await expect(put({ a: ware('with \0') })).rejects.toThrow(DocumentRefusedError);
      await put({ a: ware('without') });
    });

    test('keeps what was written when it is opened again, and separates builds', async () => {
      await put({ a: ware('A') });
      const again = await store.open(wares, '1');
      const other = await store.open(wares, '2');
      expect(await again.get('a')).not.toBeNull();
      expect(await other.get('a')).toBeNull();
      expect([await store.exists('wares', '1'), await store.exists('wares', '3')]).toEqual([true, false]);
      await store.drop('wares', '1');
      expect(await store.exists('wares', '1')).toBe(false);
      await expect(collection.get('a')).rejects.toThrow(CollectionGoneError);
      await expect(collection.count({}, 1)).rejects.toThrow(CollectionGoneError);
      await store.drop('wares', '1');
      expect(await other.count({}, 10)).toBe(0);
    });
  });
}
