import { createCalm } from './calm.ts';

describe('calm', () => {
  let time = 0;
  let holds: boolean | Error = true;
  const calm = (ms: number) =>
    createCalm(
      ms,
      async () => {
        if (holds instanceof Error) throw holds;
        return holds;
      },
      () => time,
    );
  const after = (ms: number) => {
    time += ms;
  };
  beforeEach(() => {
    time = 0;
    holds = true;
  });

  test('is there when the condition has held long enough', async () => {
    const isCalm = calm(2500);
    expect(await isCalm()).toBe(false);
    after(1000);
    expect(await isCalm()).toBe(false);
    after(1500);
    expect(await isCalm()).toBe(true);
  });

  test('is there at once when nothing is asked of the time', async () => {
    expect(await calm(0)()).toBe(true);
  });

  test.each([false, new Error('nobody tells')])('begins anew after %p', async (other) => {
    const isCalm = calm(1000);
    await isCalm();
    after(900);
    holds = other;
    await isCalm().catch(() => false);
    holds = true;
    after(200);
    expect(await isCalm()).toBe(false);
    after(1000);
    expect(await isCalm()).toBe(true);
  });

  test('begins anew when nobody has asked for a while: what was meanwhile is not known', async () => {
    const isCalm = calm(1000);
    await isCalm();
    after(60_000);
    expect(await isCalm()).toBe(false);
  });
});
