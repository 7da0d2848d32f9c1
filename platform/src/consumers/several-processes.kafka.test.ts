import { until } from '@tillgraph/platform/testing';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { SeenPositions, Stored } from '../read-models/port.ts';
import type { Reactor } from './port.ts';
import { type Counter, counted, counters, counting } from './testing/running-consumers.ts';
import {
  type ContextOfProcesses,
  type ContextProcess,
  contextOfProcesses,
} from './testing/several-processes.ts';

/** ms. Groups of Kafka take seconds to form. */
const patience = 60_000;

describe('the processes of a context', () => {
  let context: ContextOfProcesses;
  beforeEach(async () => {
    context = await contextOfProcesses();
  });
  afterEach(() => context.close());

  const seen = (...events: readonly Recorded[]): readonly SeenPositions[] =>
    events.map(({ context, epoch, slot, position }) => ({ context, epoch, positions: [{ slot, position }] }));
  const appended = (id: string, by = 1): Recorded => {
    const [event] = context.orders.append(counted(id, by));
    if (!event) throw new Error('Nothing was appended.');
    return event;
  };
  const countIn = async ({ readModels }: ContextProcess, id: string) =>
    (await readModels.collection(counters).get(id))?.document.count;
  /** Each document as a pure fold of both logs, as the process reads them. */
  const expectFold = async (process: ContextProcess) => {
    const expected = new Map<string, number>();
    for (const log of [context.orders, context.accounts]) {
      const events = await log.readLog(0, 1_000_000);
      for (const { data } of events) {
        const { id, by } = data as { id: string; by: number }; // all are `Counted`
        expected.set(id, (expected.get(id) ?? 0) + by);
      }
    }
    const read = await process.readModels.collection(counters).getMany([...expected.keys()]);
    expect(new Map(read.map((stored) => [stored?.id, stored?.document.count]))).toEqual(expected);
  };

  test('what one projects, another reads: at once with a token, soon without', async () => {
    const reading = await context.start([], [counting()]);
    await context.start(['projector'], [counting()]);
    const first = appended('a');
    await until(() => reading.readModels.caughtUp(counters, seen(first), 1000), patience);
    expect(await countIn(reading, 'a')).toBe(1);
    for (let count = 2; count <= 10; count += 1) {
      expect(await reading.readModels.caughtUp(counters, seen(appended('a')), 2000)).toBe(true);
      expect(await countIn(reading, 'a')).toBe(count);
    }
    appended('a');
    await until(async () => (await countIn(reading, 'a')) === 11);
  });

  test('a watch in one sees each change that another projects, and its newest state at last', async () => {
    const reading = await context.start([], [counting()]);
    await context.start(['projector'], [counting()]);
    appended('watched');
    const ending = new AbortController();
    const states: Stored<Counter>[] = [];
    await until(async () => (await countIn(reading, 'watched')) === 1, patience);
    const watching = (async () => {
      const { signal } = ending;
      for await (const state of reading.readModels.collection(counters).watch('watched', { signal })) {
        states.push(state);
      }
    })();
    const listed: string[] = [];
    const listing = (async () => {
      const { signal } = ending;
      for await (const { stored } of reading.readModels.collection(counters).watchAll({ signal })) {
        listed.push(stored.id);
      }
    })();
    await until(() => states.length === 1);
    for (let count = 2; count <= 20; count += 1) appended('watched');
    appended('other');
    await until(() => states.at(-1)?.document.count === 20);
    await until(() => listed.includes('other'));
    ending.abort();
    await Promise.all([watching, listing]);
    expect(states.map(({ document }) => document.version)).toEqual(
      states.map(({ document }) => document.version).toSorted((a, b) => a - b),
    );
  });

  test('one that joins late, or hears no announcements for a while, reads no old state with a token', async () => {
    await context.start(['projector'], [counting()]);
    const early = await context.start([], [counting()]);
    const first = appended('a');
    await until(() => early.readModels.caughtUp(counters, seen(first), 1000), patience);
    expect(await countIn(early, 'a')).toBe(1);
    await early.cutFeed();
    const second = appended('a');
    // It learns of it from what is stored, and forgets what it had in memory.
    await until(() => early.readModels.caughtUp(counters, seen(second), 1000), patience);
    expect(await countIn(early, 'a')).toBe(2);
    const late = await context.start([], [counting()]);
    expect(await late.readModels.caughtUp(counters, seen(second), 0)).toBe(true);
    expect(await countIn(late, 'a')).toBe(2);
  });

  test('projectors that come and go share the slots, and what they make is a fold of the logs', async () => {
    const reading = await context.start([], [counting()]);
    const first = await context.start(['projector'], [counting()]);
    let at = 0;
    const load = setInterval(() => {
      at += 1;
      context.orders.append(...Array.from({ length: 20 }, (_, n) => counted(`c${(at * 7 + n) % 100}`)));
      context.accounts.append(counted(`c${at % 100}`, 2, 'accounts'));
    }, 10);
    try {
      await until(async () => ((await countIn(reading, 'c1')) ?? 0) > 3, patience);
      const others = [
        await context.start(['projector'], [counting()]),
        await context.start(['projector'], [counting()]),
      ];
      const before = (await countIn(reading, 'c1')) ?? 0;
      await until(async () => ((await countIn(reading, 'c1')) ?? 0) > before + 5, patience);
      await first.stop();
      await others[0]?.stop();
      const between = (await countIn(reading, 'c1')) ?? 0;
      await until(async () => ((await countIn(reading, 'c1')) ?? 0) > between + 5, patience);
    } finally {
      clearInterval(load);
    }
    await until(() => reading.settled(1000), patience);
    await expectFold(reading);
  });

  test('three projectors make the documents anew under load, and all readers move over', async () => {
    const reading = await context.start([], [counting()]);
    for (let n = 0; n < 3; n += 1) await context.start(['projector'], [counting()]);
    context.orders.append(...Array.from({ length: 3000 }, (_, n) => counted(`c${n % 100}`)));
    await until(() => reading.settled(1000), patience);
    let highest = 0;
    const load = setInterval(() => context.orders.append(counted('c1'), counted('c2')), 10);
    const watch = setInterval(async () => {
      const count = (await countIn(reading, 'c1')) ?? 0;
      if (count < highest) highest = Number.NaN;
      else highest = count;
    }, 20);
    await context.administration.rebuild('counting', () => undefined);
    await until(() => reading.progress()[0]?.parkedStreams === 0);
    clearInterval(load);
    await until(() => reading.settled(1000), patience);
    clearInterval(watch);
    await expectFold(reading);
    expect(highest).toBeGreaterThan(30);
    await until(async () => (await context.administration.projections()).length === 1, patience);
    expect(await context.administration.projections()).toMatchObject([{ build: 2, state: 'active' }]);
    await expectFold(reading);
  });

  test('a stream that one has parked waits in all, makes tokens hopeless, and is worked off by any', async () => {
    let broken = true;
    const fragile = counting(1, (id) => {
      if (id === 'poison' && broken) throw new Error('cannot count');
    });
    const reading = await context.start([], [fragile]);
    for (let n = 0; n < 3; n += 1) await context.start(['projector'], [fragile]);
    const healthy = appended('healthy');
    await until(() => reading.readModels.caughtUp(counters, seen(healthy), 1000), patience);
    const poison = appended('poison');
    expect(await reading.readModels.caughtUp(counters, seen(poison), 5000)).toBe(false);
    const behind = appended('poison');
    await until(async () => (await context.administration.parkedStreams())[0]?.events === 2);
    expect(await countIn(reading, 'poison')).toBeUndefined();
    broken = false;
    const [parked] = await context.administration.parkedStreams();
    await context.administration.retry(parked?.id ?? '');
    await until(async () => (await countIn(reading, 'poison')) === 2);
    await until(() => reading.readModels.caughtUp(counters, seen(behind), 1000));
  });

  test('reactors share the slots, and what they did is waited for elsewhere', async () => {
    const done = new Set<string>();
    const reactor: Reactor = {
      name: 'telling',
      handles: { accounts: ['Counted'] },
      async react(event) {
        // The key of its command.
        if (done.has(event.id)) return;
        done.add(event.id);
        context.orders.append(counted('told'));
      },
    };
    const reading = await context.start([], [counting()], [reactor]);
    await context.start(['projector'], [counting()]);
    const reactors = [
      await context.start(['reactor'], [counting()], [reactor]),
      await context.start(['reactor'], [counting()], [reactor]),
    ];
    const tell = (id: string) => {
      const [event] = context.accounts.append(counted(id, 1, 'accounts'));
      if (!event) throw new Error('Nothing was appended.');
      const [position] = seen(event);
      if (!position) throw new Error('Nothing was seen.');
      return [{ ...position, withEffects: true as const }];
    };
    const first = tell('first');
    await until(() => reading.readModels.caughtUp(counters, first, 1000), patience);
    const events = Array.from({ length: 50 }, (_, n) => tell(`t${n}`));
    for (const one of events) {
      expect(await reading.readModels.caughtUp(counters, one, 5000)).toBe(true);
    }
    expect(await countIn(reading, 'told')).toBe(51);
    await reactors[0]?.stop();
    const last = tell('last');
    await until(() => reading.readModels.caughtUp(counters, last, 1000), patience);
    expect(await countIn(reading, 'told')).toBe(52);
  });
});
