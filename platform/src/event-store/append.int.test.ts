import { stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import { type TestLog, testLog } from '../testing/index.ts';
import type { Command, EventStore } from './port.ts';
import { type Counted, count, counted, metadata } from './testing/counted.ts';

let log: TestLog;
let store: EventStore;
let other: EventStore;
beforeEach(async () => {
  log = await testLog('accounts');
  store = log.log;
  other = await log.open();
});
afterEach(() => log.close());

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Counts up on several aggregates at once; answers the counts that it saw. */
const countAll = (...ids: readonly string[]): Command<readonly Counted[], readonly number[]> => ({
  metadata: metadata(),
  aggregates: ids.map((id) => ({ aggregate: counted, id })),
  decide: (loaded) => ({
    accepted: true,
    appends: loaded.map(({ id }) => ({
      stream: `counted-${id}`,
      events: [{ event: { type: 'Counted', data: { by: 1 } } }],
    })),
    result: loaded.map(({ state }) => state.count),
  }),
});

test('an accepted command answers its result and where its events lie', async () => {
  const outcome = await store.execute(count('a'));
  expect(outcome).toEqual({
    accepted: true,
    result: 1,
    epoch: (await store.head()).epoch,
    positions: [{ slot: expect.any(Number), position: 1 }],
    events: await store.readLog(0, 10),
    repeated: false,
  });
  expect(await store.load(counted, 'a')).toEqual({ id: 'a', state: { count: 1, name: null }, version: 1 });
});

test('a command that changes nothing answers where the log stood, for its answer shows what others wrote', async () => {
  const first = await store.execute(count('a'));
  await store.execute(count('b'));
  const nothing = await other.execute<readonly [Counted], number>({
    ...count('a'),
    decide: ([{ state }]) => ({ accepted: true, appends: [], result: state.count }),
  });
  const [slot] = first.accepted ? first.positions.map(({ slot }) => slot) : [];
  expect(nothing).toMatchObject({ result: 1, positions: [{ slot, position: 2 }] });
});

test('an event is read as it was stated, in its envelope', async () => {
  const command = { ...count('a'), metadata: { ...metadata('key'), traceparent: '00-1-2-01' } };
  await store.execute(command);
  const [event] = await store.readStream('counted-a', { direction: 'forward', limit: 10 });
  expect(event).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    context: 'accounts',
    stream: 'counted-a',
    version: 1,
    position: 1,
    slot: 59,
    epoch: (await store.head()).epoch,
    schemaVersion: 1,
    recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    actor: { kind: 'user', id: 'user' },
    commandId: command.metadata.commandId,
    cause: null,
    correlationId: command.metadata.correlationId,
    traceparent: '00-1-2-01',
    storeId: 'main',
    locationId: 'main',
    type: 'Counted',
    data: { by: 1 },
  });
});

test('commands on one stream at once are each decided on all before it', async () => {
  const outcomes = await Promise.all(upTo(700).map(() => store.execute(count('hot'))));
  const results = outcomes.map((outcome) => outcome.accepted && Number(outcome.result));
  expect(results.toSorted((a, b) => Number(a) - Number(b))).toEqual(upTo(700));
  expect(await store.load(counted, 'hot')).toMatchObject({ state: { count: 700 }, version: 700 });
  const events = await store.readLog(0, 1000);
  expect(events.map(({ position }) => position)).toEqual(upTo(700));
});

test('two processes that race on one stream both come through, on fresh state', async () => {
  const outcomes = await Promise.all(
    upTo(200).map((number) => (number % 2 ? store : other).execute(count('hot'))),
  );
  const results = outcomes.map((outcome) => outcome.accepted && Number(outcome.result));
  expect(results.toSorted((a, b) => Number(a) - Number(b))).toEqual(upTo(200));
});

test('streams of one command are appended all or none, in whatever order they are named', async () => {
  const outcomes = await Promise.all(
    upTo(100).map((number) =>
      (number % 2 ? store : other).execute(number % 3 ? countAll('a', 'b') : countAll('b', 'a')),
    ),
  );
  const seen = outcomes.map((outcome) => (outcome.accepted ? outcome.result : []));
  expect(seen.toSorted(([a = 0], [b = 0]) => a - b)).toEqual(upTo(100).map((n) => [n - 1, n - 1]));
});

test('a refusal is decided on fresh state, so that no stale cache refuses for ever', async () => {
  await store.execute(count('a'));
  await other.load(counted, 'a');
  await store.execute(count('a'));
  const seen: number[] = [];
  const outcome = await other.execute({
    ...count('a', 'key'),
    decide: ([{ state }]) => {
      seen.push(state.count);
      return state.count === 2
        ? { accepted: true, appends: [], result: 0 }
        : { accepted: false, errors: [stateNotAllowed('It is not two.')] };
    },
  });
  expect(outcome).toMatchObject({ accepted: true, positions: [{ position: 2 }] });
  expect(seen).toEqual([1, 2]);
});

test('what a command only reads is checked as what it writes', async () => {
  await store.load(counted, 'limit');
  await other.execute(count('limit'));
  const outcome = await store.execute({
    metadata: metadata(),
    aggregates: [
      { aggregate: counted, id: 'limit' },
      { aggregate: counted, id: 'a' },
    ],
    decide: ([limit]) => ({ accepted: true, appends: [], result: limit.version }),
  });
  expect(outcome).toMatchObject({ result: 1 });
});

describe('a command that goes wrong is alone with it', () => {
  const others = () => Promise.all(upTo(50).map(() => store.execute(count('a'))));

  test('when its decider throws', async () => {
    const broken = store.execute({
      ...count('a'),
      decide: () => {
        throw new Error('broken decider');
      },
    });
    await Promise.all([others(), expect(broken).rejects.toThrow('broken decider')]);
    expect(await store.load(counted, 'a')).toMatchObject({ version: 50 });
  });

  test('when PostgreSQL refuses its values', async () => {
    const ofNul = store.execute(count('a', 'key with \0'));
    const [, refusal] = await Promise.allSettled([others(), ofNul]);
    expect(refusal).toMatchObject({ status: 'rejected', reason: { code: '22021' } });
    expect(await store.load(counted, 'a')).toMatchObject({ version: 50 });
  });

  test('when it appends to a stream that it did not load', async () => {
    const elsewhere = store.execute({ ...count('a'), aggregates: [{ aggregate: counted, id: 'b' }] });
    await Promise.all([others(), expect(elsewhere).rejects.toMatchObject({ code: 'INVALID_COMMAND' })]);
  });
});

test('text with quotes, backslashes, braces, NUL and lone surrogates comes back as it was', async () => {
  const text = 'a"b\\c{d},e NULL \u0000 \ud800 ' + 'ü€😀\n';
  await store.execute({
    ...count('a'),
    decide: () => ({
      accepted: true,
      appends: [{ stream: 'counted-a', events: [{ event: { type: 'Counted', data: { by: 1, text } } }] }],
      result: text,
    }),
  });
  expect(await store.readLog(0, 1)).toMatchObject([{ data: { by: 1, text } }]);
});

test('recorded time never goes back, whichever process writes and whatever its clock says', async () => {
  const early = await log.open({ now: () => new Date('2026-01-01T00:00:00Z') });
  const late = await log.open({ now: () => new Date('2027-01-01T00:00:00Z') });
  const seen: string[] = [];
  const at = (id: string): Command<readonly [Counted], null> => ({
    metadata: metadata(),
    aggregates: [{ aggregate: counted, id }],
    decide: (_, now) => {
      seen.push(now);
      return {
        accepted: true,
        appends: [{ stream: `counted-${id}`, events: [{ event: { type: 'Counted', data: { by: 1 } } }] }],
        result: null,
      };
    },
  });
  await early.execute(at('a'));
  await late.execute(at('b'));
  await early.execute(at('a'));
  await early.execute(at('a'));
  const recorded = (await store.readLog(0, 9)).map(({ recordedAt }) => recordedAt);
  const [first, second] = ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'];
  expect(recorded).toEqual([first, second, second, second]);
  // By then the early process has learned of the later event.
  expect(seen).toEqual([first, second, first, second]);
});

test('a closed log has answered all commands and takes no more', async () => {
  const underWay = upTo(300).map(() => store.execute(count('a')));
  await store.close();
  expect((await Promise.all(underWay)).every(({ accepted }) => accepted)).toBe(true);
  await expect(store.execute(count('a'))).rejects.toMatchObject({ code: 'EVENT_STORE_CLOSED' });
  expect(await other.load(counted, 'a')).toMatchObject({ version: 300 });
});

test('a cache that is too small is only slower', async () => {
  const small = await log.open({ cachedAggregates: 3 });
  const ids = upTo(20).map((number) => `c${number}`);
  await Promise.all(upTo(200).map((number) => small.execute(count(`c${(number % 20) + 1}`))));
  const loaded = await Promise.all(ids.map((id) => small.load(counted, id)));
  expect(loaded.map(({ version }) => version)).toEqual(ids.map(() => 10));
});

test('what cannot be decided on what was known is decided on what another process has appended meanwhile', async () => {
  const after = (least: number): Command<readonly [Counted], number> => ({
    ...count('a'),
    decide(aggregates, now) {
      const [{ state }] = aggregates;
      if (state.count < least) throw new Error(`It is ${state.count} yet.`);
      return count('a').decide(aggregates, now);
    },
  });
  await other.execute(count('a'));
  for (let known = 1; known < 20; known++) {
    await store.execute(count('a'));
    expect(await other.execute(after(known * 2))).toMatchObject({ accepted: true, result: known * 2 + 1 });
  }
  await expect(other.execute(after(1000))).rejects.toThrow('It is 39 yet.');
});
