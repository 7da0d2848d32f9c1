import { until } from '@tillgraph/platform/testing';
import type { RebuildProgress } from './administration.ts';
import {
  type ConsumersUnderTest,
  consumersUnderTest,
  counted,
  counters,
  counting,
} from './testing/running-consumers.ts';

describe.each(['memory', 'postgres'] as const)('rebuilding in %s', (kind) => {
  let shop: ConsumersUnderTest;
  beforeEach(async () => {
    shop = await consumersUnderTest(kind);
    shop.orders.append(...Array.from({ length: 1000 }, (_, at) => counted(`c${at % 10}`)));
  });
  afterEach(() => shop.close());

  test('makes the documents anew beside the running ones, and moves readers over', async () => {
    const { readModels, settled } = await shop.start([counting()]);
    await settled(5000);
    const collection = readModels.collection(counters);
    const reading = { done: false, read: 0 };
    const reader = (async () => {
      while (!reading.done) {
        const [page, one] = await Promise.all([
          collection.find({ orderBy: [{ path: 'count', type: 'number' }], limit: 100 }),
          collection.get('c1'),
        ]);
        expect(page.length).toBeGreaterThanOrEqual(10);
        expect(one?.document.count).toBeGreaterThanOrEqual(100);
        reading.read += 1;
      }
    })();
    const writer = setInterval(() => shop.orders.append(counted('c1'), counted('new')), 2);
    const progress: RebuildProgress[] = [];
    await shop.administration.rebuild('counting', (made) => progress.push(made));
    clearInterval(writer);
    await settled(5000);
    reading.done = true;
    await reader;
    expect(reading.read).toBeGreaterThan(1);
    const news = (await collection.get('new'))?.document.count ?? 0;
    expect((await collection.get('c1'))?.document.count).toBe(100 + news);
    await until(async () => (await shop.administration.projections()).length === 1);
    expect(await shop.administration.projections()).toMatchObject([{ build: 2, state: 'active' }]);
    expect(progress.every(({ applied, total }) => applied <= total)).toBe(true);
  });

  test('serves the old version until the new one has caught up, by itself at the next start', async () => {
    const old = await shop.start([counting(1)]);
    await old.settled(5000);
    await old.stop();
    shop.orders.append(counted('c1'));
    const { readModels, progress } = await shop.start([counting(2)]);
    const count = async () => (await readModels.collection(counters).get('c1'))?.document.count;
    expect([100, 202]).toContain(await count());
    await until(async () => (await count()) === 202);
    expect(progress()).toMatchObject([{ version: 2 }]);
  });

  test('resumes a build that was killed', async () => {
    const first = await shop.start([counting(1)]);
    await first.settled(5000);
    await first.stop();
    let applied = 0;
    const killed = await shop.start([
      counting(2, () => {
        applied += 1;
        if (applied === 500) shop.orders.fail(new Error('down'));
      }),
    ]);
    await until(() => applied >= 500);
    await killed.stop();
    const before = await shop.administration.projections();
    expect(before.map(({ state }) => state).sort()).toEqual(['active', 'building']);
    shop.orders.fail(undefined);
    let resumed = 0;
    const { readModels } = await shop.start([
      counting(2, () => {
        resumed += 1;
      }),
    ]);
    await until(async () => (await readModels.collection(counters).get('c9'))?.document.count === 200);
    const all = await readModels.collection(counters).find({ orderBy: [], limit: 100 });
    expect(all.map(({ document }) => document.count)).toEqual(Array.from({ length: 10 }, () => 200));
    await until(async () => (await shop.administration.projections()).length === 1);
    expect(await shop.administration.projections()).toMatchObject([
      { build: 2, version: 2, state: 'active' },
    ]);
    expect(resumed).toBeLessThan(700);
  });

  test('lets no build take over that has parked what the running one applied', async () => {
    const first = await shop.start([counting(1)]);
    await first.settled(5000);
    await first.stop();
    let broken = true;
    const { readModels } = await shop.start([
      counting(2, (id) => {
        if (id === 'c3' && broken) throw new Error('broken');
      }),
    ]);
    await until(async () => (await shop.administration.parkedStreams())[0]?.events === 100);
    expect((await readModels.collection(counters).get('c1'))?.document.count).toBe(100);
    broken = false;
    for (const { id } of await shop.administration.parkedStreams()) await shop.administration.retry(id);
    await until(async () => (await readModels.collection(counters).get('c3'))?.document.count === 200);
  });

  test('says what is wrong with a request', async () => {
    await shop.start([counting()]);
    await expect(shop.administration.retry('77')).rejects.toThrow('Nothing is parked as 77');
    expect(await shop.administration.isServed()).toBe(true);
  });
});
