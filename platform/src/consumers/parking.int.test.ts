import { until } from '@tillgraph/platform/testing';
import { change, defineProjection } from './define-projection.ts';
import {
  type ConsumersUnderTest,
  type CounterEvent,
  consumersUnderTest,
  counted,
  counters,
  counting,
} from './testing/running-consumers.ts';

describe('an event that a projection cannot apply', () => {
  let shop: ConsumersUnderTest;
  let poison: number[];
  beforeEach(async () => {
    shop = await consumersUnderTest('postgres');
    poison = [666];
  });
  afterEach(() => shop.close());

  const projection = () =>
    counting(1, (_id, by) => {
      if (poison.includes(by)) throw new Error(`cannot count ${by}`);
    });
  const countOf = async (id: string, { readModels }: Awaited<ReturnType<ConsumersUnderTest['start']>>) =>
    (await readModels.collection(counters).get(id))?.document.count;

  test('parks its stream alone; later events of the stream wait behind it, and are worked off in order', async () => {
    const consumers = await shop.start([projection()]);
    const [, bad] = shop.orders.append(counted('a', 1), counted('a', 666), counted('b', 2), counted('a', 10));
    await consumers.settled(5000);
    shop.orders.append(counted('a', 100), counted('b', 20));
    await consumers.settled(5000);
    expect(await countOf('a', consumers)).toBe(1);
    expect(await countOf('b', consumers)).toBe(22);
    expect(consumers.progress()).toMatchObject([{ parkedStreams: 1 }]);
    const { slot = 0 } = bad ?? {};
    const seen = [{ context: 'orders' as const, epoch: 'epoch-1', positions: [{ slot, position: 2 }] }];
    expect(await consumers.readModels.caughtUp(counters, seen, 5000)).toBe(false);

    const [stream] = await shop.administration.parkedStreams();
    expect(stream).toMatchObject({ stream: 'counter-a', events: 3, error: 'Error: cannot count 666' });
    const id = stream?.id ?? '';
    expect(await shop.administration.parkedEvents(id)).toMatchObject([
      { position: 2, type: 'Counted', attempts: 1, error: 'Error: cannot count 666' },
      { position: 4, error: null, attempts: 0 },
      { position: 5, error: null },
    ]);
    await expect(shop.administration.retry(id)).rejects.toThrow('cannot count 666');
    expect(await shop.administration.parkedEvents(id)).toMatchObject([{ attempts: 2 }, {}, {}]);

    poison = [];
    await shop.administration.retry(id);
    expect(await countOf('a', consumers)).toBe(777);
    expect(await shop.administration.parkedStreams()).toEqual([]);
    shop.orders.append(counted('a', 1000));
    await consumers.settled(5000);
    expect(await countOf('a', consumers)).toBe(1777);
  });

  test('may be skipped', async () => {
    const consumers = await shop.start([projection()]);
    shop.orders.append(
      counted('a', 1),
      counted('a', 666),
      counted('a', 10),
      counted('a', 666),
      counted('a', 20),
    );
    await consumers.settled(5000);
    const id = async () => (await shop.administration.parkedStreams())[0]?.id ?? '';
    await expect(shop.administration.skip(await id())).rejects.toThrow('cannot count 666');
    expect(await countOf('a', consumers)).toBe(11);
    await shop.administration.skip(await id());
    expect(await countOf('a', consumers)).toBe(31);
    shop.orders.append(counted('a', 1));
    await consumers.settled(5000);
    expect(await countOf('a', consumers)).toBe(32);
  });

  test('stays parked over restarts and is applied once, also when all is delivered again', async () => {
    const first = await shop.start([projection()]);
    shop.orders.append(counted('a', 666), counted('b', 1), counted('a', 2));
    await first.settled(5000);
    await first.stop();
    const second = await shop.start([projection()]);
    shop.orders.append(counted('a', 5));
    await second.settled(5000);
    expect(await countOf('a', second)).toBeUndefined();
    poison = [];
    const [stream] = await shop.administration.parkedStreams();
    await shop.administration.retry(stream?.id ?? '');
    expect(await countOf('a', second)).toBe(673);
    await second.stop();

    // As if the checkpoints of everything had been lost.
    const third = await shop.start([projection()]);
    await third.settled(5000);
    expect(await countOf('a', third)).toBe(673);
    expect(await countOf('b', third)).toBe(1);
  });

  test('is one that cannot be read, too, and is applied once it can', async () => {
    const consumers = await shop.start([projection()]);
    const { event, ...entry } = counted('a', 1);
    const unreadable = { ...entry, event: { ...event, unreadable: new Error('an unknown shape') } };
    const [bad] = shop.orders.append(unreadable, counted('b', 2), counted('a', 10));
    await consumers.settled(5000);
    expect(await countOf('b', consumers)).toBe(2);
    const [stream] = await shop.administration.parkedStreams();
    expect(stream).toMatchObject({ stream: 'counter-a', events: 2, error: 'Error: an unknown shape' });
    Object.assign(bad ?? {}, { unreadable: undefined });
    await shop.administration.retry(stream?.id ?? '');
    expect(await countOf('a', consumers)).toBe(11);
  });

  test('is a document that the store refuses, too', async () => {
    const consumers = await shop.start([
      defineProjection<CounterEvent>({
        name: 'counting',
        version: 1,
        collections: [counters],
        handles: { orders: ['Counted'] },
        apply: ({ data: { id, by } }) => [
          change(counters, id, () => ({
            version: 1,
            count: by,
            big: false,
            ...(by === 2 && { note: '\0' }),
          })),
        ],
      }),
    ]);
    shop.orders.append(counted('a', 1), counted('c', 2), counted('b', 3));
    await consumers.settled(5000);
    expect(await countOf('a', consumers)).toBe(1);
    expect(await countOf('b', consumers)).toBe(3);
    await until(async () => (await shop.administration.parkedStreams()).length === 1);
  });
});
