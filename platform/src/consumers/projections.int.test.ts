import { until } from '@tillgraph/platform/testing';
import {
  type ConsumersUnderTest,
  consumersUnderTest,
  counted,
  counters,
  counting,
} from './testing/running-consumers.ts';

describe.each(['memory', 'postgres'] as const)('projections into %s', (kind) => {
  let shop: ConsumersUnderTest;
  beforeEach(async () => {
    shop = await consumersUnderTest(kind);
  });
  afterEach(() => shop.close());

  test('make documents of the events of all their contexts', async () => {
    const { readModels, settled, progress } = await shop.start([counting()]);
    shop.orders.append(counted('a', 1), counted('b', 2), counted('a', 3));
    shop.accounts.append(counted('a', 10, 'accounts'));
    expect(await settled(5000)).toBe(true);
    const all = await readModels.collection(counters).getMany(['a', 'b', 'c']);
    expect(all.map((stored) => stored?.document.count ?? null)).toEqual([14, 2, null]);
    expect(all[0]?.changed).toBe(3);
    expect(progress()).toMatchObject([
      {
        kind: 'projection',
        name: 'counting',
        version: 1,
        parkedStreams: 0,
        contexts: [
          { context: 'accounts', lag: 0 },
          { context: 'orders', lag: 0 },
        ],
      },
    ]);
    const [status] = await shop.administration.projections();
    expect(status).toMatchObject({
      name: 'counting',
      version: 1,
      build: 1,
      state: 'active',
      parkedStreams: 0,
    });
  });

  test('go on where they were after a restart', async () => {
    const first = await shop.start([counting()]);
    shop.orders.append(...Array.from({ length: 250 }, (_, at) => counted(`c${at % 7}`)));
    await first.settled(5000);
    await first.stop();
    shop.orders.append(counted('c0', 1000));
    const before = shop.orders.reads();
    const second = await shop.start([counting()]);
    await second.settled(5000);
    expect((await second.readModels.collection(counters).get('c0'))?.document.count).toBe(1036);
    expect(shop.orders.reads() - before).toBeLessThan(5);
  });

  test('tell when what was seen is there', async () => {
    const { readModels } = await shop.start([counting()]);
    const [event] = shop.orders.append(counted('a'));
    const seen = (position: number, epoch = 'epoch-1') => [
      { context: 'orders' as const, epoch, positions: [{ slot: event?.slot ?? 0, position }] },
    ];
    expect(await readModels.caughtUp(counters, seen(1), 5000)).toBe(true);
    expect((await readModels.collection(counters).get('a'))?.document.count).toBe(1);
    expect(await readModels.caughtUp(counters, seen(2), 20)).toBe(false);
    expect(await readModels.caughtUp(counters, seen(1, 'gone'), 20)).toBe(false);
    expect(await readModels.caughtUp(counters, [{ ...seen(9)[0], context: 'catalog' } as never], 20)).toBe(
      true,
    );
    const later = readModels.caughtUp(counters, seen(2), 5000);
    shop.orders.append(counted('a'));
    expect(await later).toBe(true);
  });

  test('are fed by two processes at once without counting anything twice', async () => {
    const [one, other] = [await shop.start([counting()]), await shop.start([counting()])];
    for (let round = 0; round < 30; round += 1) {
      shop.orders.append(counted('a'), counted('b'));
      shop.accounts.append(counted('a', 1, 'accounts'));
    }
    await Promise.all([one.settled(5000), other.settled(5000)]);
    await one.stop();
    await other.stop();
    const late = await shop.start([counting()]);
    await late.settled(5000);
    const all = await late.readModels.collection(counters).getMany(['a', 'b']);
    expect(all.map((stored) => stored?.document.count)).toEqual([60, 30]);
  });

  test('start anew when the log was restored to an earlier point', async () => {
    const { readModels, settled } = await shop.start([counting()]);
    shop.orders.append(counted('a', 1), counted('b', 2), counted('a', 4));
    await settled(5000);
    shop.orders.restore(2, 'epoch-2');
    shop.orders.append(counted('b', 8));
    await until(async () => (await readModels.collection(counters).get('b'))?.document.count === 10);
    await settled(5000);
    expect((await readModels.collection(counters).get('a'))?.document.count).toBe(1);
    await until(async () => (await shop.administration.projections()).length === 1);
    expect(await shop.administration.projections()).toMatchObject([{ build: 2, state: 'active' }]);
  });

  test('go on, and still hear the command line, when their connections are lost', async () => {
    const { readModels, settled } = await shop.start([counting()]);
    for (let round = 0; round < 5; round += 1) {
      shop.orders.append(...Array.from({ length: 40 }, (_, at) => counted(`c${at % 4}`)));
      await shop.loseConnections();
      shop.orders.append(counted('c0'));
    }
    await until(() => settled(1000));
    const all = await readModels.collection(counters).getMany(['c0', 'c1', 'c2', 'c3']);
    expect(all.map((stored) => stored?.document.count)).toEqual([55, 50, 50, 50]);
    await until(() => shop.administration.isServed());
    await shop.administration.rebuild('counting', () => undefined);
  }, 30_000);
});
