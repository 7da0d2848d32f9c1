import pg from 'pg';
import { type TestLog, testLog } from '../testing/index.ts';
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

const rows = async (text: string) => {
  const client = new pg.Client({ connectionString: log.databaseUrl });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

test('a repeated key has the first outcome and no second effect', async () => {
  const first = await store.execute(count('a', 'key'));
  const second = await store.execute(count('a'));
  // What is shown of the aggregate has the second, too.
  const again = { ...first, repeated: true, events: [], positions: second.accepted && second.positions };
  expect(await store.execute(count('a', 'key'))).toEqual(again);
  expect(await other.execute(count('a', 'key'))).toEqual(again);
  expect(await store.load(counted, 'a')).toMatchObject({ version: 2 });
});

test('a repeat of what changed nothing is as new as the log', async () => {
  const nothing = (): ReturnType<typeof count> => ({
    ...count('a', 'key'),
    decide: () => ({ accepted: true, appends: [], result: 0 }),
  });
  await store.execute(nothing());
  const changed = await store.execute(count('a'));
  expect(await other.execute(nothing())).toEqual({ ...changed, result: 0, repeated: true, events: [] });
});

test('of what was asked only a keyed hash is kept, which cannot be found by trying', async () => {
  await store.execute({ ...count('a'), metadata: metadata('key', 'a hash of 12345') });
  expect(await log.stored()).not.toContain('a hash of 12345');
});

test('64 parallel repeats of a key through two processes have one effect', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 64 }, (_, index) => (index % 2 ? store : other).execute(count('a', 'key'))),
  );
  expect(new Set(outcomes.map((outcome) => outcome.accepted && outcome.result))).toEqual(new Set([1]));
  expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await store.readLog(0, 10)).toHaveLength(1);
});

test('a refusal is remembered too, and stays when the state would allow the command now', async () => {
  await store.execute(count('a'));
  const refused = await store.execute(count('a', 'key', 1));
  expect(refused).toMatchObject({
    accepted: false,
    errors: [{ code: 'STATE_NOT_ALLOWED' }],
    repeated: false,
  });
  expect(await other.execute(count('a', 'key', 9))).toEqual({ ...refused, repeated: true });
});

test('another command under a used key is refused', async () => {
  await store.execute(count('a', 'key'));
  const another = { ...count('a'), metadata: metadata('key', 'another hash') };
  expect(await store.execute(another)).toMatchObject({
    accepted: false,
    errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
  });
  expect(await other.execute(another)).toMatchObject({
    accepted: false,
    errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
  });
  const both = await Promise.all([
    store.execute(count('b', 'at once')),
    store.execute({ ...count('b'), metadata: metadata('at once', 'another hash') }),
  ]);
  expect(both).toMatchObject([
    { accepted: true },
    { accepted: false, errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] },
  ]);
});

test('a key belongs to its issuer', async () => {
  await store.execute(count('a', 'key'));
  const ofAnother = await store.execute({ ...count('a'), metadata: metadata('key', 'hash', 'another user') });
  expect(ofAnother).toMatchObject({ accepted: true, result: 2, repeated: false });
});

test('repeats among commands that depend on each other are told apart from them', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => store.execute(count('hot', `key ${index}`))));
  const again = await Promise.all(
    Array.from({ length: 40 }, (_, index) => other.execute(count('hot', `key ${index}`))),
  );
  expect(again.filter(({ repeated }) => repeated)).toHaveLength(20);
  expect(await other.load(counted, 'hot')).toMatchObject({ version: 40, state: { count: 40 } });
});

test('commands written beside a repeat have positions without a gap, and remember them', async () => {
  await store.execute(count('a', 'old'));
  const keys = Array.from({ length: 30 }, (_, index) => `new ${index}`);
  const [, ...first] = await Promise.all([
    other.execute(count('a', 'old')),
    ...keys.map((key) => other.execute(count(key, key))),
  ]);
  const again = await Promise.all(keys.map((key) => store.execute(count(key, key))));
  expect(again).toMatchObject(first.map(({ accepted }) => ({ accepted, result: 1, repeated: true })));
  expect(
    await rows(
      "SELECT first_position::int AS position FROM event_store.idempotency WHERE key LIKE 'new %' ORDER BY substr(key, 5)::int",
    ),
  ).toEqual(first.map((outcome) => ({ position: outcome.accepted && outcome.positions[0]?.position })));
  const events = await store.readLog(0, 100);
  expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  expect(await store.head()).toMatchObject({ position: 31 });
});

test('a double click costs no second decision', async () => {
  let decisions = 0;
  const command = count('a', 'key');
  const counting: typeof command = {
    ...command,
    decide: (aggregates, now) => {
      decisions += 1;
      return command.decide(aggregates, now);
    },
  };
  await Promise.all([store.execute(counting), store.execute(counting)]);
  expect(decisions).toBe(1);
});

test('keys expire after 90 days, those of reactors never', async () => {
  await store.execute(count('a', 'old'));
  await store.execute(count('a', 'new'));
  await store.execute({
    ...count('a'),
    metadata: { ...metadata('old'), actor: { kind: 'reactor', id: 'payments' } },
  });
  await rows("UPDATE event_store.idempotency SET recorded_at = now() - interval '91 days' WHERE key = 'old'");
  await rows("UPDATE event_store.idempotency SET recorded_at = now() - interval '89 days' WHERE key = 'new'");
  await (await log.open()).close();
  expect(await rows('SELECT issuer_kind, key FROM event_store.idempotency ORDER BY key')).toEqual([
    { issuer_kind: 'user', key: 'new' },
    { issuer_kind: 'reactor', key: 'old' },
  ]);
});
