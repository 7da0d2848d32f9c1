import { setTimeout as pause } from 'node:timers/promises';
import { testLog } from '../testing/index.ts';
import { count, counted } from './testing/counted.ts';
import { faultyNetwork } from './testing/faulty-network.ts';

test('a command that loses every race against another process comes through all the same', async () => {
  const log = await testLog('accounts');
  const network = await faultyNetwork(log.databaseUrl);
  const rival = log.log;
  const slow = await log.open({ databaseUrl: network.url });
  let races = 0;
  network.delay(
    (data) => data.includes('Counted'),
    () => {
      races += 1;
      // Under the lock the rival cannot be first, and so must not be waited for.
      return Promise.race([rival.execute(count('hot')), pause(300)]);
    },
  );
  const outcomes = await Promise.all([1, 2, 3].map(() => slow.execute(count('hot'))));
  expect(outcomes).toMatchObject([{ accepted: true }, { accepted: true }, { accepted: true }]);
  expect(races).toBeGreaterThan(3);
  await log.close();
  expect(await network.close()).toBeUndefined();
}, 30_000);

test('a process that never pauses leaves others their turn', async () => {
  const log = await testLog('accounts');
  const [busy, modest] = [log.log, await log.open()];
  let done = false;
  const load = Promise.all(
    Array.from({ length: 32 }, async () => {
      while (!done) await busy.execute(count('hot'));
    }),
  );
  for (let turn = 0; turn < 20; turn += 1) {
    expect(await modest.execute(count('hot'))).toMatchObject({ accepted: true });
  }
  done = true;
  await load;
  const { state, version } = await modest.waitFor(counted, 'hot', () => true, 1_000);
  expect(state.count).toBe(version);
  await log.close();
}, 30_000);
