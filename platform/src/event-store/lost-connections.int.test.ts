import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ensureDatabases, startEmbeddedServer } from '../postgres/index.ts';
import { type TestLog, testLog } from '../testing/index.ts';
import type { EventStore } from './port.ts';
import { count, counted } from './testing/counted.ts';
import { type FaultyNetwork, faultyNetwork } from './testing/faulty-network.ts';

let log: TestLog;
let network: FaultyNetwork;
let store: EventStore;
beforeEach(async () => {
  log = await testLog('accounts');
  network = await faultyNetwork(log.databaseUrl);
  store = await log.open({ databaseUrl: network.url });
});
afterEach(async () => {
  await log.close();
  await network.close();
});

const isAppend = (data: Buffer) => data.includes('Counted');
const isAnswer = (data: Buffer) => data.includes('"outcome"');
const isLock = (data: Buffer) => data.includes('locked');

const counts = (store: EventStore, from: number, to: number) =>
  Promise.all(Array.from({ length: to - from + 1 }, () => store.execute(count('a')))).then((outcomes) => {
    const results = outcomes.map((outcome) => outcome.accepted && Number(outcome.result));
    expect(results.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    );
  });

test.each([
  ['its tables', 'schema_migrations'],
  ['wake-ups', 'LISTEN'],
  ['writing', 'check_origin'],
])('a log opens although a connection for %s is lost while it is made', async (_, statement) => {
  const lost = network.loseNext('client', (data) => data.includes(statement));
  const opened = await log.open({ databaseUrl: network.url });
  await lost;
  await opened.execute(count('a'));
  expect(await store.load(counted, 'a')).toMatchObject({ state: { count: 1 } });
});

describe.each([
  ['the batch', 'client', isAppend],
  ['the answer, after the commit', 'server', isAnswer],
  ['the connection while the batch is being written', 'server', isLock],
] as const)('when %s is lost', (_, from, holds) => {
  test('each command has one effect, and its caller learns it', async () => {
    await counts(store, 1, 3);
    const lost = network.loseNext(from, holds);
    await counts(store, 4, 60);
    await lost;
    await counts(store, 61, 70);
    expect(await store.load(counted, 'a')).toMatchObject({ state: { count: 70 }, version: 70 });
    const events = await store.readLog(0, 1000);
    expect(events.map(({ version, position }) => [version, position])).toEqual(
      Array.from({ length: 70 }, (_, index) => [index + 1, index + 1]),
    );
  });

  test('the numbers of the batch are known after it', async () => {
    const lost = network.loseNext(from, holds);
    const outcome = await store.execute({
      ...count('a', 'key'),
      decide: () => ({
        accepted: true,
        appends: [
          {
            stream: 'counted-a',
            events: [
              {
                event: { type: 'Counted', data: { by: 5 } },
                numbered: { counter: 'counts', field: 'number' },
              },
            ],
          },
        ],
        result: 5,
      }),
    });
    await lost;
    expect(outcome).toMatchObject({ accepted: true, repeated: false, positions: [{ position: 1 }] });
    expect(await store.readLog(0, 9)).toMatchObject([{ data: { by: 5, number: 1 } }]);
  });
});

test('a batch that was given up is never written, however late it comes', async () => {
  const client = new pg.Client({ connectionString: log.databaseUrl });
  await client.connect();
  const lane = randomUUID();
  await client.query('SELECT event_store.recover_batch($1, 7)', [lane]);
  const { rows } = await client.query(
    `SELECT event_store.append_batch($1, 7, (SELECT epoch FROM event_store.head), 0, ${Array(36).fill('NULL').join(', ')}) AS result`,
    [lane],
  );
  await client.end();
  expect(rows).toEqual([{ result: { outcome: 'given up' } }]);
});

test('nothing acknowledged is lost, nor anything done twice, when connections are terminated again and again', async () => {
  const admin = new pg.Client({ connectionString: log.databaseUrl });
  await admin.connect();
  let ended = false;
  const terminating = (async () => {
    for (let round = 0; !ended && round < 100; round += 1) {
      await admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'tillgraph event store%' AND datname = current_database()",
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  for (let round = 0; round < 20; round += 1) await counts(store, round * 50 + 1, round * 50 + 50);
  ended = true;
  await terminating;
  await admin.end();
  expect(await store.load(counted, 'a')).toMatchObject({ version: 1000 });
  expect(await store.head()).toMatchObject({ position: 1000 });
});

test('a server that is restarted is waited for', async () => {
  const folder = join(tmpdir(), `tillgraph-restart-${randomUUID()}`);
  const first = await startEmbeddedServer({ folder, durable: true });
  await ensureDatabases(first.url('postgres'), ['log']);
  const restarted = await faultyNetwork(first.url('log'));
  const durable = await log.open({ databaseUrl: restarted.url });
  await counts(durable, 1, 10);
  const stopped = first.stop();
  const underWay = counts(durable, 11, 40);
  await stopped;
  const reading = durable.readLog(0, 10);
  const second = await startEmbeddedServer({ folder, durable: true });
  restarted.leadTo(second.url('log'));
  await underWay;
  expect(await reading).toHaveLength(10);
  await counts(durable, 41, 50);
  expect(await durable.head()).toMatchObject({ position: 50 });
  await durable.close();
  await restarted.close();
  await second.stop();
  await rm(folder, { recursive: true });
}, 60_000);

test('a server that does not come back is told to the caller in time', async () => {
  const impatient = await log.open({ databaseUrl: network.url, patience: 300 });
  await network.close();
  const began = performance.now();
  await expect(impatient.execute(count('b'))).rejects.toMatchObject({ code: 'EVENT_STORE_UNAVAILABLE' });
  await expect(impatient.readLog(0, 1)).rejects.toMatchObject({ code: 'EVENT_STORE_UNAVAILABLE' });
  expect(performance.now() - began).toBeLessThan(5_000);
  network = await faultyNetwork(log.databaseUrl);
});
