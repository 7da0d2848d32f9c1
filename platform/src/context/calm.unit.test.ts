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

  test('is there when it has been known long enough', async () => {
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

  test('does not begin anew with what does not hold for a moment, and does not hold then', async () => {
    const isCalm = calm(1000);
    await isCalm();
    after(900);
    holds = false;
    expect(await isCalm()).toBe(false);
    after(200);
    expect(await isCalm()).toBe(false);
    holds = true;
    expect(await isCalm()).toBe(true);
  });

  test('begins anew when nobody knows', async () => {
    const isCalm = calm(1000);
    await isCalm();
    after(900);
    holds = new Error('nobody tells');
    await expect(isCalm()).rejects.toThrow('nobody tells');
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
