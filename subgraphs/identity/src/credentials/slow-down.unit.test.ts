import { createSlowDown } from './slow-down.ts';

let time = Date.parse('2026-11-22T09:00:00.000Z');
let paused: number[];
const slowDown = () =>
  createSlowDown({
    now: () => new Date(time),
    pause: async (duration) => {
      paused.push(duration);
    },
  });

beforeEach(() => {
  paused = [];
});

async function fail(attempts: number, account: string, target = slowDown()) {
  for (let attempt = 0; attempt < attempts; attempt++) await target.attempt(account);
  return target;
}

describe('signing in', () => {
  test('is as quick as ever for the first attempts, then slower, up to some seconds', async () => {
    await fail(12, 'ana');
    expect(paused).toEqual([100, 200, 400, 800, 1600, 3000, 3000]);
  });

  test('is slow for the account that is guessed at, no other', async () => {
    const target = await fail(5, 'ana');
    await target.attempt('ben');
    expect(paused).toEqual([]);
  });

  test('is quick again after a success, and after a while', async () => {
    const target = await fail(6, 'ana');
    (await target.attempt('ana')).succeeded();
    paused = [];
    await fail(6, 'ana', target);
    time += 15 * 60_000;
    await target.attempt('ana');
    expect(paused).toEqual([100]);
  });
});
