import { type TestLog, testLog, until } from '../testing/index.ts';
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
  const { personKeys } = log;
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = false;
  const slow = await log.open({
    personKeys: {
      keyToEncrypt: (person) => personKeys.keyToEncrypt(person),
      async keysToDecrypt(persons) {
        const keys = await personKeys.keysToDecrypt(persons);
        asked = true;
        await answered;
        return keys;
      },
      deleteKey: (person) => personKeys.deleteKey(person),
      deletedAmong: (persons) => personKeys.deletedAmong(persons),
      forget: () => personKeys.forget(),
      keyedHash: (value) => personKeys.keyedHash(value),
      close: async () => undefined,
    },
  });
  const reading = nameIn(slow);
  await until(() => asked);
  await store.erase('person-a');
  slow.forget();
  answer();
  expect(await reading).toBeNull();
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

test('forgetting while a command is written does not hide what it wrote', async () => {
  for (let before = 0; before < 10; before += 1) {
    const counting = store.execute(count('a'));
    // It is decided, and on its way to the server, after some turns of the event loop.
    for (let turn = 0; turn < before; turn += 1) await new Promise(setImmediate);
    store.forget();
    const besides = store.load(counted, 'a');
    await counting;
    await besides;
    expect((await store.load(counted, 'a')).state.count).toBe(before + 1);
  }
});
