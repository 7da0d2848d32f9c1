import type { Recorded } from '@tillgraph/shared-domain/event';
import pg from 'pg';
import { type TestLog, testLog, until } from '../testing/index.ts';
import { startNewEpoch } from './index.ts';
import type { EventStore } from './port.ts';
import { count, counted, metadata } from './testing/counted.ts';

let log: TestLog;
let store: EventStore;
let other: EventStore;
beforeEach(async () => {
  log = await testLog('accounts');
  store = log.log;
  other = await log.open();
});
afterEach(() => log.close());

const query = async (text: string) => {
  const client = new pg.Client({ connectionString: log.databaseUrl });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const name = (id: string, name: string) => ({
  ...count(id),
  decide: () => ({
    accepted: true as const,
    appends: [
      {
        stream: `counted-${id}`,
        events: [{ event: { type: 'Named', data: {}, personal: { name }, person: `person-${id}` } }],
      },
    ],
    result: 0,
  }),
});

test('a stream is read forward and backward between versions', async () => {
  for (let version = 1; version <= 6; version += 1) await store.execute(count('a'));
  const versions = async (range: Parameters<EventStore['readStream']>[1]) =>
    (await store.readStream('counted-a', range)).map(({ version }) => version);
  expect(await versions({ direction: 'forward', limit: 3 })).toEqual([1, 2, 3]);
  expect(await versions({ direction: 'forward', after: 2, before: 5, limit: 9 })).toEqual([3, 4]);
  expect(await versions({ direction: 'backward', limit: 2 })).toEqual([6, 5]);
  expect(await versions({ direction: 'backward', before: 3, limit: 9 })).toEqual([2, 1]);
});

test('single events are read, those of one time together', async () => {
  for (let version = 1; version <= 3; version += 1) await store.execute(count('a'));
  await store.execute(count('b'));
  const places = [
    ['counted-a', 2],
    ['counted-b', 1],
    ['counted-a', 2],
    ['counted-a', 4],
    ['none', 1],
    ['counted-b', 2 ** 40],
  ] as const;
  const events = await Promise.all(places.map(([stream, version]) => store.readEvent(stream, version)));
  expect(events.map((event) => event && [event.stream, event.version])).toEqual([
    ['counted-a', 2],
    ['counted-b', 1],
    ['counted-a', 2],
    undefined,
    undefined,
    undefined,
  ]);
});

describe('personal fields', () => {
  test('are encrypted in the log and read back', async () => {
    await store.execute(name('a', 'Wesley'));
    expect(await other.readLog(0, 1)).toMatchObject([{ personal: { name: 'Wesley' }, person: 'person-a' }]);
    expect(await other.load(counted, 'a')).toMatchObject({ state: { name: 'Wesley' } });
    const [row] = await query('SELECT * FROM event_store.events');
    expect(JSON.stringify(row)).not.toContain('Wesley');
    expect(row.personal.toString()).not.toContain('Wesley');
  });

  test('are forgotten with their key, also those that are stated later', async () => {
    await store.execute(name('a', 'Wesley'));
    await log.personKeys.deleteKey('person-a');
    await store.execute(name('a', 'Wesley again'));
    expect(await store.readLog(0, 9)).toMatchObject([{ personal: null }, { personal: null }]);
    expect(await other.load(counted, 'a')).toMatchObject({ version: 2, state: { name: null } });
  });

  test('of an event moved to another place are refused', async () => {
    await store.execute(name('a', 'Wesley'));
    await store.execute(name('a', 'Another'));
    await query(
      'UPDATE event_store.events SET personal = (SELECT personal FROM event_store.events WHERE position = 1)',
    );
    expect(await store.readLog(1, 1)).toMatchObject([{ personal: null, unreadable: expect.any(Error) }]);
    await expect(other.load(counted, 'a')).rejects.toThrow('Named at position 2 cannot be read');
  });
});

test('an event of an old schema version is read in the present shape', async () => {
  await store.execute(count('a'));
  const renamed = await log.open({
    upcasters: [
      { type: 'Counted', from: 1, upcast: ({ data }) => ({ data: { ...data, step: 1 } }) },
      { type: 'Counted', from: 2, upcast: ({ data }) => ({ data: { ...data, step: 2 } }) },
    ],
  });
  await renamed.execute(count('a'));
  expect(await renamed.readLog(0, 9)).toMatchObject([
    { schemaVersion: 3, data: { by: 1, step: 2 } },
    { schemaVersion: 3, data: { by: 1 } },
  ]);
  expect(await query('SELECT schema_version FROM event_store.events ORDER BY position')).toEqual([
    { schema_version: 1 },
    { schema_version: 3 },
  ]);
});

describe('snapshots', () => {
  const withSnapshots = { ...counted, snapshots: { version: 1, every: 10 } };
  const countOn = (id: string) => ({ ...count(id), aggregates: [{ aggregate: withSnapshots, id }] as const });
  const storeUpTo25 = async () => {
    for (let round = 0; round < 25; round += 1) await store.execute(countOn('a'));
    await store.close();
    expect(await query('SELECT stream, version FROM event_store.snapshots')).toEqual([
      { stream: 'counted-a', version: 20 },
    ]);
    // Seen in what is loaded, so that it shows whether the snapshot was used.
    await query(`UPDATE event_store.snapshots SET state = '{"count": 1020, "name": null}'`);
  };

  test('are read, and the events after them', async () => {
    await storeUpTo25();
    expect(await other.load(withSnapshots, 'a')).toMatchObject({ version: 25, state: { count: 1025 } });
    expect(await other.execute(countOn('a'))).toMatchObject({ accepted: true, result: 1026 });
  });

  test('of another version are passed over', async () => {
    await storeUpTo25();
    const newer = { ...counted, snapshots: { version: 2, every: 10 } };
    expect(await other.load(newer, 'a')).toMatchObject({ version: 25, state: { count: 25 } });
  });
});

describe('wake-ups', () => {
  test('come after commits of this process and of others', async () => {
    const woken = { own: 0, foreign: 0 };
    const unsubscribe = store.onWakeUp(() => {
      woken.own += 1;
    });
    const foreign = new Promise<void>((resolve) =>
      other.onWakeUp(() => {
        woken.foreign += 1;
        resolve();
      }),
    );
    await store.execute(count('a'));
    expect(woken.own).toBe(1);
    await foreign;
    unsubscribe();
    await store.execute(count('a'));
    expect(woken.own).toBe(1);
  });

  test('are sent to nobody when nobody listens, and to who comes', async () => {
    await other.close();
    const heard: (string | undefined)[] = [];
    const overhearing = new pg.Client({ connectionString: log.databaseUrl });
    await overhearing.connect();
    overhearing.on('notification', ({ payload }) => heard.push(payload));
    await overhearing.query('LISTEN tillgraph_accounts');
    await store.execute(count('a'));
    const newcomer = await log.open();
    const woken = new Promise<void>((resolve) => newcomer.onWakeUp(() => resolve()));
    await store.execute(count('a'));
    await woken;
    await until(() => heard.length === 2);
    expect(heard).toEqual(['here', '']);
    await overhearing.end();
  });

  test('bring what this process has written, as it is read', async () => {
    const brought: Recorded[] = [];
    store.onWakeUp((written) => brought.push(...written));
    other.onWakeUp((written) => brought.push(...written));
    const events = [
      { event: { type: 'Counted', data: { by: 1, note: undefined } } },
      { event: { type: 'Named', data: {}, person: 'p1', personal: { name: 'Ada', alias: undefined } } },
      { event: { type: 'Counted', data: { by: 2 } }, numbered: { counter: 'counts', field: 'number' } },
    ];
    await store.execute({
      metadata: metadata('key'),
      aggregates: [{ aggregate: counted, id: 'a' }],
      decide: () => ({ accepted: true, appends: [{ stream: 'counted-a', events }], result: null }),
    });
    await Promise.all([store.execute(count('b')), store.execute(count('c'))]);
    expect(brought).toHaveLength(5);
    expect(brought).toStrictEqual(await store.readLog(0, 10));
  });

  test('come again when their connection was lost', async () => {
    const reconnected = new Promise<void>((resolve) => other.onWakeUp(() => resolve()));
    await query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tillgraph event store, wake-ups' AND datname = current_database()",
    );
    await reconnected;
    const woken = new Promise<void>((resolve) => other.onWakeUp(() => resolve()));
    const writing = setInterval(() => store.execute(count('a')), 50);
    await woken;
    clearInterval(writing);
  });
});

describe('waiting for an aggregate', () => {
  const isTwo = ({ version }: { readonly version: number }) => version === 2;

  test.each(['this process', 'another process'])('sees what %s commits', async (who) => {
    const waiting = store.waitFor(counted, 'a', isTwo, 10_000);
    const writer = who === 'this process' ? store : other;
    await writer.execute(count('a'));
    await writer.execute(count('a'));
    expect(await waiting).toEqual({ id: 'a', version: 2, state: { count: 2, name: null } });
  });

  test('answers at once when it holds already, and what there is when the time is over', async () => {
    await store.execute(count('a'));
    expect(await store.waitFor(counted, 'a', ({ version }) => version === 1, 10_000)).toMatchObject({
      version: 1,
    });
    expect(await store.waitFor(counted, 'a', isTwo, 20)).toMatchObject({ version: 1 });
  });

  test('ends when its caller gives up, or the log is closed', async () => {
    const givingUp = new AbortController();
    const given = store.waitFor(counted, 'a', isTwo, 60_000, givingUp.signal);
    givingUp.abort();
    expect(await given).toMatchObject({ version: 0 });
    const closed = store.waitFor(counted, 'a', isTwo, 60_000);
    await store.close();
    expect(await closed).toMatchObject({ version: 0 });
  });
});

describe('the epoch', () => {
  test('stays over a restart, and changes when it is told to', async () => {
    const { epoch } = await store.head();
    expect(await (await log.open()).head()).toMatchObject({ epoch });
    const next = await startNewEpoch(log.databaseUrl);
    expect(next).not.toBe(epoch);
    await store.execute(count('a'));
    expect(await store.head()).toEqual({ epoch: next, position: 1 });
  });

  test('changes when a writer meets a log shorter than it knows, and nothing stale is decided on', async () => {
    await store.execute(count('a', null));
    await store.execute(count('a'));
    const { epoch } = await store.head();
    await query('DELETE FROM event_store.events WHERE position > 1');
    await query('UPDATE event_store.head SET position = 1');
    expect(await store.execute(count('a'))).toMatchObject({ result: 2, positions: [{ position: 2 }] });
    expect((await store.head()).epoch).not.toBe(epoch);
    expect(await store.readLog(0, 9)).toHaveLength(2);
  });

  test('changes when the log lives in another place than before', async () => {
    const { epoch } = await store.head();
    await query("UPDATE event_store.head SET origin = 'another server'");
    expect((await (await log.open()).head()).epoch).not.toBe(epoch);
  });
});

test('a keyed hash is the same in every process with the master key, and tells nothing', () => {
  const hash = store.keyedHash('wesley@example.com');
  expect(other.keyedHash('wesley@example.com')).toBe(hash);
  expect(hash).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(store.keyedHash('wesley@example.org')).not.toBe(hash);
});

test('metadata of a command is that of all its events', async () => {
  const given = {
    ...metadata(),
    cause: { eventId: 'e', context: 'orders', epoch: 'o', slot: 3, position: 9 } as const,
  };
  await store.execute({ ...count('a'), metadata: given });
  expect(await store.readLog(0, 1)).toMatchObject([
    { cause: given.cause, correlationId: given.correlationId },
  ]);
});

test('an event that cannot be read is marked, and is the trouble of its stream alone', async () => {
  await store.execute(count('a'));
  await store.execute(count('b'));
  const newer = await log.open({
    upcasters: [
      {
        type: 'Counted',
        from: 1,
        upcast: (stored) => {
          if ((stored.data as { by: number }).by === 666) throw new Error('no such shape');
          return stored;
        },
      },
    ],
  });
  await query(`UPDATE event_store.events SET data = '{"by":666}' WHERE stream = 'counted-a'`);
  const [bad, good] = await newer.readLog(0, 9);
  expect(bad).toMatchObject({ stream: 'counted-a', position: 1, data: {} });
  expect(bad?.unreadable?.message).toMatch('Counted at position 1 cannot be read: Error: no such shape');
  expect(good).not.toHaveProperty('unreadable');
  const loads = await Promise.allSettled([newer.load(counted, 'a'), newer.load(counted, 'b')]);
  expect(loads).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: { version: 1 } }]);
  await expect(newer.readStream('counted-a', { direction: 'forward', limit: 9 })).rejects.toThrow(
    'no such shape',
  );
});
