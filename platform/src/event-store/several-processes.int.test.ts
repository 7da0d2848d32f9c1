import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Recorded } from '@tillgraph/shared-domain/event';
import pg from 'pg';
import { type TestLog, testDatabase, testLog } from '../testing/index.ts';
import { counted } from './testing/counted.ts';

const typescript = new URL('../testing/typescript.mjs', import.meta.url).href;
const writer = fileURLToPath(new URL('./testing/writer-process.ts', import.meta.url));
const masterKey = randomBytes(32);

let log: TestLog;
const processes: ChildProcess[] = [];
beforeEach(async () => {
  log = await testLog('accounts');
});
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await log.close();
});

/** Starts a process that writes the commands `name-first` to `name-last`; `acknowledged` are those that it was answered. */
function startWriter(name: string, first: number, last: number, onAcknowledged = (_count: number) => {}) {
  const child = spawn(
    process.execPath,
    [
      '--import',
      typescript,
      writer,
      log.databaseUrl,
      masterKey.toString('hex'),
      name,
      String(first),
      String(last),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  processes.push(child);
  const acknowledged: string[] = [];
  createInterface(child.stdout).on('line', (key) => {
    acknowledged.push(key);
    onAcknowledged(acknowledged.length);
  });
  return { child, acknowledged, ended: once(child, 'close') };
}

async function wholeLog(): Promise<Recorded[]> {
  const store = await log.open();
  const events: Recorded[] = [];
  for (;;) {
    const page = await store.readLog(events.length, 1_000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

const keyOf = (event: Recorded) => ('key' in event.data ? String(event.data.key) : '');

test('processes that write at once, one of them killed, leave each command once and in order', async () => {
  const perWriter = 300;
  const steady = [startWriter('a', 1, perWriter), startWriter('b', 1, perWriter)];
  const doomed = startWriter('c', 1, perWriter, (count) => {
    if (count === 80) doomed.child.kill('SIGKILL');
  });
  await doomed.ended;
  expect(doomed.child.signalCode).toBe('SIGKILL');
  // Its client asks again for all that it was not answered for certain, and some that it was.
  const heir = startWriter('c', 41, perWriter);
  await Promise.all([heir.ended, ...steady.map(({ ended }) => ended)]);
  expect([heir, ...steady].map(({ child }) => child.exitCode)).toEqual([0, 0, 0]);

  const events = await wholeLog();
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));

  const streams = new Map<string, Recorded[]>();
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  for (const ofStream of streams.values()) {
    expect(ofStream.map(({ version }) => version)).toEqual(ofStream.map((_, index) => index + 1));
  }

  const left = streams.get('counted-left') ?? [];
  const right = streams.get('counted-right') ?? [];
  // Each command has one effect, on both sides, and was decided on all before it.
  const keys = ['a', 'b', 'c'].flatMap((name) =>
    Array.from({ length: perWriter }, (_, index) => `${name}-${index + 1}`),
  );
  expect(left.map(keyOf).toSorted()).toEqual(keys.toSorted());
  expect(right.map(keyOf).toSorted()).toEqual(keys.toSorted());
  expect(left.map(({ data }) => 'before' in data && data.before)).toEqual(left.map((_, index) => index));
  expect(right.map(({ data }) => 'before' in data && data.before)).toEqual(
    right.map((_, index) => 0 - index),
  );
  expect(left.map(({ data }) => 'number' in data && data.number)).toEqual(left.map((_, index) => index + 1));
  const acknowledged = [doomed, heir, ...steady].flatMap((each) => each.acknowledged);
  expect(new Set(acknowledged)).toEqual(new Set(keys));

  const recorded = events.map(({ recordedAt }) => recordedAt);
  expect(recorded).toEqual(recorded.toSorted());

  const store = await log.open();
  expect(await store.load(counted, 'left')).toMatchObject({ state: { count: keys.length } });
  expect(await store.claimOwner('key', 'c-300')).toBe('c-300');
}, 60_000);

test('processes that open a fresh log at once make its tables once', async () => {
  const writers = ['a', 'b', 'c'].map((name) => startWriter(name, 1, 3));
  await Promise.all(writers.map(({ ended }) => ended));
  expect(writers.map(({ child }) => child.exitCode)).toEqual([0, 0, 0]);
  expect(new Set((await wholeLog()).map(keyOf)).size).toBe(9);
}, 60_000);

test('an idle transaction elsewhere on the server neither hides nor delays events', async () => {
  const store = await log.open();
  const elsewhere = await testDatabase();
  const idle = new pg.Client({ connectionString: elsewhere.url });
  await idle.connect();
  await idle.query('CREATE TABLE t (n int)');
  await idle.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
  await idle.query('INSERT INTO t VALUES (1)');
  const beside = new pg.Client({ connectionString: log.databaseUrl });
  await beside.connect();
  await beside.query('BEGIN');
  await beside.query('CREATE TABLE t (n int)');
  const writing = startWriter('a', 1, 20);
  await writing.ended;
  const seen = await store.readLog(0, 1_000);
  expect(new Set(seen.map(keyOf)).size).toBe(20);
  expect(seen.at(-1)?.position).toBe((await store.head()).position);
  await idle.end();
  await beside.end();
  await elsewhere.drop();
}, 30_000);
