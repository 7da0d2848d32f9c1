import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '@tillgraph/platform/config';
import { createShopClock } from '../shop/shop-clock.ts';
import { beginPast } from './begin-past.ts';
import { createUnfinishedNote } from './unfinished-note.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tillgraph-past-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const timeZone = 'Asia/Kathmandu';

/** What begins in a shop whose orders' log goes up to `head`, on 22 November at noon, and what its clock then shows. */
async function begin(head: number, demoData: Settings['demoData'] = 'past') {
  const clock = createShopClock();
  clock.stopAt(new Date('2026-11-22T06:15:00Z'));
  const shop = { name: undefined, currency: undefined, timeZone, pricesIncludeTax: undefined };
  const past = await beginPast({
    settings: { demoData, dataDir, shop },
    logs: new Map([['orders', { head: async () => ({ epoch: 'first', position: head }) }]]),
    clock,
  });
  return { past, now: clock.now().toISOString(), noted: await createUnfinishedNote(dataDir).read() };
}

test('of a new shop it begins thirty days ago, in the morning, and is noted before anything is recorded', async () => {
  const past = { firstDay: '2026-10-23', timeZone, daysBegun: 0 };
  expect(await begin(0)).toEqual({ past, now: '2026-10-23T00:15:00.000Z', noted: { past } });
});

test('of a shop in which anything was recorded there is none', async () => {
  expect(await begin(1)).toEqual({ past: undefined, now: '2026-11-22T06:15:00.000Z', noted: undefined });
});

test('of a shop that is to have products alone there is none', async () => {
  expect(await begin(0, 'products')).toMatchObject({ past: undefined, now: '2026-11-22T06:15:00.000Z' });
});

test('one that was cut off goes on after the day that was, whatever day it is now', async () => {
  const past = { firstDay: '2026-09-01', timeZone: 'UTC', daysBegun: 3 };
  await createUnfinishedNote(dataDir).write({ past });
  expect(await begin(4711)).toEqual({ past, now: '2026-09-03T23:00:00.000Z', noted: { past } });
});

test('a filling without a past that was cut off gets none', async () => {
  await createUnfinishedNote(dataDir).write({});
  expect(await begin(0)).toMatchObject({ past: undefined, now: '2026-11-22T06:15:00.000Z' });
});
