import { type MongoTestDatabase, mongoTestDatabase } from '@tillgraph/platform/testing';
import { DocumentRefusedError } from '../errors.ts';
import type { CollectionDefinition, CollectionWriter, Positions, ReadModelStore } from '../port.ts';
import { createMongoReadModels } from './mongo-read-models.ts';

const things: CollectionDefinition<object> = {
  name: 'things',
  indexes: [{ name: 'by_name', fields: [{ path: 'na$me', type: 'text' }] }],
};

describe('documents in MongoDB', () => {
  let database: MongoTestDatabase;
  let store: ReadModelStore;
  let collection: CollectionWriter<object>;

  beforeAll(async () => {
    database = await mongoTestDatabase();
    store = await createMongoReadModels({ url: database.url, database: database.name });
    collection = await store.open(things, '1');
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const write = (id: string, next: object, positions: Positions = { 'catalog/1': 1 }, expected?: Positions) =>
    collection.write([{ id, expected, next, positions, changed: 1 }]);

  test.each<[string, object]>([
    ['numbers of every size', { n: [0, -1, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), 0.1, 1e21, 5e-324] }],
    [
      'names that MongoDB would read as paths and operators',
      { 'a.b': { $set: 1, '': 2, '%2e': 3, $: [{ 'x.$': 4 }] } },
    ],
    [
      'names that the driver would read as its own',
      { _bsontype: 'ObjectId', x: { _bsontype: 'Long', $oid: '1' }, toBSON: 'x' },
    ],
    [
      'names that JavaScript has',
      JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "7": 3, "length": 4}'),
    ],
    ['text of every language, and of none', { text: ['Å', '日本語', '😀', '\u0001', '\uffff', ''] }],
    ['what is empty', { list: [], object: {}, none: null, nested: [[[]], [null]] }],
    [
      'text that looks like something else',
      { id: '507f1f77bcf86cd799439011', at: '2026-01-01T00:00:00.000Z' },
    ],
  ])('come back as they were: %s', async (kind, document) => {
    expect(await write(kind, document)).toEqual([]);
    expect(JSON.stringify((await collection.get(kind))?.document)).toBe(JSON.stringify(document));
  });

  test('lack what is undefined, as JSON does', async () => {
    await write('undefined', { a: undefined, b: { c: undefined }, d: [undefined, new Date(0)] });
    expect((await collection.get('undefined'))?.document).toStrictEqual({
      b: {},
      d: [null, new Date(0).toJSON()],
    });
  });

  test('are found by a field of any name', async () => {
    await write('named', { na$me: 'here' });
    const found = await collection.find({ orderBy: [{ path: 'na$me', type: 'text' }], limit: 10 });
    expect(found.map(({ id }) => id)).toEqual(['named']);
  });

  test('are guarded by positions of streams of any name, in whatever order these were noted', async () => {
    const before = { 'orders/3/order-a.b$c': 3_000_000_000, 'catalog/1': 2, 'orders/3': 7 };
    const again = { 'orders/3': 7, 'catalog/1': 2, 'orders/3/order-a.b$c': 3_000_000_000 };
    await write('guarded', { n: 1 }, before);
    expect((await collection.get('guarded'))?.positions).toEqual(before);
    expect(
      await write('guarded', { n: 2 }, { ...again, 'catalog/1': 3 }, { ...again, 'orders/3': 8 }),
    ).toEqual(['guarded']);
    expect(await write('guarded', { n: 2 }, { ...again, 'catalog/1': 3 }, again)).toEqual([]);
  });

  test.each<[string, object]>([
    ['more than 16 MB', { text: 'x'.repeat(16 * 1024 * 1024) }],
    ['much more than 16 MB', { text: 'x'.repeat(20 * 1024 * 1024) }],
    ['a NUL in a name', { 'a\0b': 1 }],
    ['half of a surrogate pair', { text: '\ud83d' }],
    ['more levels than MongoDB has', nested(250)],
  ])('are refused with %s, and others are not', async (kind, document) => {
    await expect(write(kind, document)).rejects.toThrow(DocumentRefusedError);
    expect(await write(`${kind}, not`, {})).toEqual([]);
  });
});

function nested(levels: number): object {
  return levels === 0 ? {} : { in: nested(levels - 1) };
}
