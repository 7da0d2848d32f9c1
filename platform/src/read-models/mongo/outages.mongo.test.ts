import { type MongoTestDatabase, mongoTestDatabase } from '@tillgraph/platform/testing';
import { StartRefused } from '../../config/index.ts';
import { type FaultyNetwork, faultyNetwork } from '../../event-store/testing/faulty-network.ts';
import type { CollectionDefinition, CollectionWriter, ReadModelStore } from '../port.ts';
import { createMongoReadModels } from './mongo-read-models.ts';

interface Counter {
  readonly count: number;
}

const counters: CollectionDefinition<Counter> = { name: 'counters', indexes: [] };

describe('MongoDB over a network that fails', () => {
  let database: MongoTestDatabase;
  let network: FaultyNetwork;
  let store: ReadModelStore;
  let collection: CollectionWriter<Counter>;

  beforeEach(async () => {
    database = await mongoTestDatabase();
    const url = new URL(database.url);
    // Else the driver goes where the replica set says that it is, past the network.
    url.searchParams.delete('replicaSet');
    url.searchParams.set('directConnection', 'true');
    network = await faultyNetwork(url.href);
    store = await createMongoReadModels({ url: network.url, database: database.name });
    collection = await store.open(counters, '1');
    expect(await count(1)).toEqual([]);
  });
  afterEach(async () => {
    await store.close();
    await network.close();
    await database.drop();
  });

  const count = (to: number) =>
    collection.write([
      {
        id: 'a',
        expected: to === 1 ? undefined : { 'orders/1': to - 1 },
        next: { count: to },
        positions: { 'orders/1': to },
        changed: to,
      },
    ]);

  test.each([
    ['a write', 'client', 'updates'],
    ['the answer to a write', 'server', 'nModified'],
  ] as const)('%s that is lost is written once, and told as written', async (_what, from, holds) => {
    const lost = network.loseNext(from, (data) => data.includes(holds));
    expect(await count(2)).toEqual([]);
    await lost;
    expect((await collection.get('a'))?.document).toEqual({ count: 2 });
    expect(await count(2)).toEqual(['a']);
  });

  test('a new document whose answer is lost is there once, and told as written', async () => {
    const isAnswer = (data: Buffer) => data.includes('electionId') && !data.includes('cursor');
    const lost = network.loseNext('server', isAnswer);
    const next = {
      id: 'b',
      expected: undefined,
      next: { count: 1 },
      positions: { 'orders/2': 1 },
      changed: 1,
    };
    expect(await collection.write([next])).toEqual([]);
    await lost;
    expect(await collection.count({}, 10)).toBe(2);
  });

  test('what is never answered is asked again over another connection', async () => {
    let swallowed = 0;
    network.delay(
      (data) => swallowed === 0 && data.includes('find') && ++swallowed === 1,
      () => new Promise(() => undefined),
    );
    expect((await collection.get('a'))?.document).toEqual({ count: 1 });
    expect(swallowed).toBe(1);
  }, 30_000);

  test('fails within seconds while the server is away, and works again when it is back', async () => {
    network.leadTo('mongodb://127.0.0.1:1');
    const lost = network.loseNext('client', (data) => data.includes('find'));
    await expect(collection.get('a')).rejects.toThrow();
    await lost;
    network.leadTo(database.url);
    expect(await count(2)).toEqual([]);
    expect((await collection.get('a'))?.document).toEqual({ count: 2 });
  });
});

test('what is no connection string stops the start, and is not shown', async () => {
  const start = createMongoReadModels({
    url: 'mongodb://somebody:se@cret@:x/',
    database: 'tillgraph_orders',
  });
  await expect(start).rejects.toThrow(/^The setting MONGODB_URL is wrong: [^@]*$/);
});

test('a server that does not answer stops the start with a sentence that names it', async () => {
  const url = 'mongodb://somebody:secret@127.0.0.1:1/';
  const start = createMongoReadModels({ url, database: 'tillgraph_orders' });
  await expect(start).rejects.toThrow(StartRefused);
  await expect(start).rejects.toThrow(/^MongoDB at 127\.0\.0\.1:1 does not let us in .*MONGODB_URL/);
  await expect(start).rejects.not.toThrow(/secret/);
});
