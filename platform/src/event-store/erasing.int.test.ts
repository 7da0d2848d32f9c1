import { type TestLog, testLog } from '../testing/index.ts';
import type { EventStore } from './port.ts';
import { count, counted } from './testing/counted.ts';

let log: TestLog;
let store: EventStore;
let other: EventStore;
beforeEach(async () => {
  log = await testLog('accounts');
  store = log.log;
  other = await log.open();
});
afterEach(() => log.close());

const named = (name: string) => ({
  ...count('a'),
  decide: () => ({
    accepted: true as const,
    appends: [
      {
        stream: 'counted-a',
        events: [{ event: { type: 'Named', data: {}, personal: { name }, person: 'person-a' } }],
      },
    ],
    result: 0,
  }),
});

const nameIn = async (process: EventStore) => (await process.load(counted, 'a')).state.name;

test('who erases a person has nothing of them in memory, nor has another process that is told', async () => {
  await store.execute(named('Wesley'));
  expect([await nameIn(store), await nameIn(other)]).toEqual(['Wesley', 'Wesley']);
  await store.erase('person-a');
  expect([await nameIn(store), await nameIn(other)]).toEqual([null, 'Wesley']);
  other.forget();
  expect(await nameIn(other)).toBeNull();
});

test('what is read while a person is forgotten is read again', async () => {
  await store.execute(named('Wesley'));
  const reading = other.load(counted, 'a');
  await store.erase('person-a');
  other.forget();
  await reading;
  expect(await nameIn(other)).toBeNull();
});

test('what is recorded of an erased person has no personal part, whatever was known when it was asked for', async () => {
  await store.execute(named('Wesley'));
  await other.load(counted, 'a');
  await Promise.all([
    store.erase('person-a'),
    ...Array.from({ length: 20 }, () => store.execute(named('W.'))),
  ]);
  await store.execute(named('Wesley again'));
  const events = await log.open({ personKeys: log.personKeys }).then((third) => third.readLog(0, 100));
  expect(events).toHaveLength(22);
  expect(events.every(({ personal }) => personal === null)).toBe(true);
  expect(await nameIn(store)).toBeNull();
});

test('the erased are known as such, those without a key are not', async () => {
  await store.execute(named('Wesley'));
  await store.erase('person-a');
  await store.erase('person-a');
  expect(await other.erasedAmong(['person-a', 'person-b'])).toEqual(new Set(['person-a']));
});

test('forgetting in the middle of commands loses none of them, and answers show what they did', async () => {
  const forgetting = setInterval(() => store.forget(), 1);
  try {
    const counts = Array.from({ length: 60 }, async (_, at) => {
      const id = `c${at % 3}`;
      const outcome = await store.execute(count(id));
      const { state } = await store.load(counted, id);
      return outcome.accepted && state.count >= outcome.result;
    });
    expect(await Promise.all(counts)).not.toContain(false);
  } finally {
    clearInterval(forgetting);
  }
  const all = await Promise.all(['c0', 'c1', 'c2'].map((id) => other.load(counted, id)));
  expect(all.map(({ state }) => state.count)).toEqual([20, 20, 20]);
});
