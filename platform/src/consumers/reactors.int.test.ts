import { until } from '@tillgraph/platform/testing';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Reactor } from './port.ts';
import { type ConsumersUnderTest, consumersUnderTest, counted } from './testing/running-consumers.ts';

describe('a reactor', () => {
  let shop: ConsumersUnderTest;
  beforeEach(async () => {
    shop = await consumersUnderTest();
  });
  afterEach(() => shop.close());

  const reactor = (react: (event: Recorded) => Promise<void>): Reactor => ({
    name: 'counting',
    handles: { orders: ['Counted'] },
    react,
  });

  test('reacts to one stream in order, to different streams at once', async () => {
    const seen = new Map<string, number[]>();
    let running = 0;
    let most = 0;
    const consumers = await shop.start(
      [],
      [
        reactor(async ({ stream, position }) => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          seen.set(stream, [...(seen.get(stream) ?? []), position]);
          running -= 1;
        }),
      ],
    );
    shop.orders.append(...Array.from({ length: 500 }, (_, at) => counted(`c${at % 50}`)));
    expect(await consumers.settled(5000)).toBe(true);
    expect(most).toBeGreaterThan(10);
    expect(seen.size).toBe(50);
    for (const positions of seen.values()) {
      expect(positions).toHaveLength(10);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
    }
  });

  test('takes no checkpoint over what is not done, and gets it again after a restart', async () => {
    const seen: string[] = [];
    const first = await shop.start(
      [],
      [
        reactor(async ({ stream }) => {
          seen.push(stream);
          if (stream === 'counter-stuck') throw new Error('not now');
        }),
      ],
    );
    shop.orders.append(counted('stuck'), ...Array.from({ length: 20 }, (_, at) => counted(`c${at}`)));
    await until(() => new Set(seen).size === 21);
    expect(first.progress()).toMatchObject([{ kind: 'reactor', contexts: [{ context: 'orders', lag: 21 }] }]);
    await first.stop();
    const again: string[] = [];
    const second = await shop.start([], [reactor(async ({ stream }) => void again.push(stream))]);
    await second.settled(5000);
    expect(again).toContain('counter-stuck');
    await second.stop();
    const third = await shop.start([], [reactor(async () => Promise.reject(new Error('nothing is left')))]);
    expect(await third.settled(5000)).toBe(true);
  });

  test('parks a stream after several tries, and reacts to it again on demand', async () => {
    let broken = true;
    const seen: number[] = [];
    const consumers = await shop.start(
      [],
      [
        reactor(async ({ stream, position }) => {
          if (stream === 'counter-bad' && broken) throw new Error('broken');
          seen.push(position);
        }),
      ],
    );
    shop.orders.append(counted('bad'), counted('good'), counted('bad'));
    expect(await consumers.settled(15_000)).toBe(true);
    expect(seen).toEqual([2]);
    const [stream] = await shop.administration.parkedStreams();
    expect(stream).toMatchObject({ consumer: 'reactor/counting', stream: 'counter-bad', events: 2 });
    broken = false;
    await shop.administration.retry(stream?.id ?? '');
    expect(seen).toEqual([2, 1, 3]);
    shop.orders.append(counted('bad'));
    await consumers.settled(5000);
    expect(seen).toEqual([2, 1, 3, 4]);
  }, 30_000);

  test('is never given an event that cannot be read: its stream is parked until it can', async () => {
    const seen: number[] = [];
    const consumers = await shop.start([], [reactor(async ({ position }) => void seen.push(position))]);
    const { event, ...entry } = counted('bad');
    const unreadable = { ...entry, event: { ...event, unreadable: new Error('an unknown shape') } };
    const [bad] = shop.orders.append(unreadable, counted('good'), counted('bad'));
    expect(await consumers.settled(15_000)).toBe(true);
    expect(seen).toEqual([2]);
    const [parked] = await shop.administration.parkedStreams();
    expect(parked).toMatchObject({
      consumer: 'reactor/counting',
      stream: 'counter-bad',
      events: 2,
      error: expect.stringContaining('an unknown shape'),
    });
    await expect(shop.administration.retry(parked?.id ?? '')).rejects.toThrow();
    expect(seen).toEqual([2]);
    // As with a newer program, which knows the shape.
    Object.assign(bad ?? {}, { unreadable: undefined });
    await shop.administration.retry(parked?.id ?? '');
    expect(seen).toEqual([2, 1, 3]);
  }, 30_000);

  test('reads a restored log from its beginning', async () => {
    const seen: string[] = [];
    await shop.start([], [reactor(async ({ id }) => void seen.push(id))]);
    shop.orders.append(counted('a'), counted('b'), counted('c'));
    await until(() => seen.length === 3);
    shop.orders.restore(1, 'epoch-2');
    shop.orders.append(counted('d'));
    await until(() => seen.includes('orders-epoch-2-2'));
    expect(seen.slice(3)).toEqual(['orders-epoch-1-1', 'orders-epoch-2-2']);
  });
});
