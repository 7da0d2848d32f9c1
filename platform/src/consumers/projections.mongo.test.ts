import { type MongoTestDatabase, mongoTestDatabase, until } from '@tillgraph/platform/testing';
import { type FaultyNetwork, faultyNetwork } from '../event-store/testing/faulty-network.ts';
import { createMongoReadModels } from '../read-models/index.ts';
import {
  type ConsumersUnderTest,
  consumersUnderTest,
  counted,
  counters,
  counting,
} from './testing/running-consumers.ts';

describe('projections into MongoDB', () => {
  let database: MongoTestDatabase;
  let network: FaultyNetwork;
  let shop: ConsumersUnderTest;

  beforeEach(async () => {
    database = await mongoTestDatabase();
    const url = new URL(database.url);
    // Else the driver goes where the replica set says that it is, past the network.
    url.searchParams.delete('replicaSet');
    url.searchParams.set('directConnection', 'true');
    network = await faultyNetwork(url.href);
    shop = await consumersUnderTest(
      await createMongoReadModels({ url: network.url, database: database.name }),
    );
  });
  afterEach(async () => {
    await shop.close();
    await network.close();
    await database.drop();
  });

  test('go on by themselves after the server was away, and apply each event once', async () => {
    const { readModels, settled } = await shop.start([counting()]);
    const append = () => shop.orders.append(...Array.from({ length: 40 }, (_, at) => counted(`c${at % 4}`)));
    append();
    await until(() => settled(1000));

    network.leadTo('mongodb://127.0.0.1:1');
    const lost = network.loseNext('server', (data) => data.includes('nModified'));
    append();
    await lost;
    await until(() => shop.failures.length > 0);
    append();
    network.leadTo(database.url);

    await until(() => settled(1000));
    const all = await readModels.collection(counters).getMany(['c0', 'c1', 'c2', 'c3']);
    expect(all.map((stored) => stored?.document.count)).toEqual([30, 30, 30, 30]);
  });

  test('are made anew beside the running ones, which are dropped then', async () => {
    const { readModels, settled } = await shop.start([counting()]);
    shop.orders.append(...Array.from({ length: 40 }, (_, at) => counted(`c${at % 4}`)));
    await until(() => settled(1000));
    await until(() => shop.administration.isServed());
    await shop.administration.rebuild('counting', () => undefined);
    expect((await readModels.collection(counters).get('c0'))?.document.count).toBe(10);
    await until(async () => (await database.database.listCollections().toArray()).length === 1);
  });
});
