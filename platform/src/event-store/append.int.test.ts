import type { EventStore } from './port.ts';
import { count, counted } from './testing/counted.ts';
import { type TestLog, testLog } from './testing/test-stores.ts';

let log: TestLog;
let store: EventStore;
beforeEach(async () => {
  log = await testLog();
  store = await log.open();
});
afterEach(() => log.close());

test('an accepted command answers its result and where its events lie', async () => {
  const outcome = await store.execute(count('a'));
  expect(outcome).toEqual({
    accepted: true,
    result: 1,
    epoch: (await store.head()).epoch,
    positions: [{ slot: expect.any(Number), position: 1 }],
    repeated: false,
  });
  expect(await store.load(counted, 'a')).toEqual({ id: 'a', state: { count: 1, name: null }, version: 1 });
});

test('commands on one stream at once are each decided on all before it', async () => {
  const outcomes = await Promise.all(Array.from({ length: 500 }, () => store.execute(count('hot'))));
  const results = outcomes.map((outcome) => outcome.accepted && outcome.result);
  expect(results.toSorted((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 500 }, (_, index) => index + 1),
  );
  expect(await store.load(counted, 'hot')).toMatchObject({ state: { count: 500 }, version: 500 });
  const events = await store.readLog(0, 1000);
  expect(events.map(({ position }) => position)).toEqual(
    Array.from({ length: 500 }, (_, index) => index + 1),
  );
});
