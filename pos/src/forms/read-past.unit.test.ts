import { readPast } from './read-past.ts';

const reader = (versions: readonly number[]) => {
  let reads = 0;
  const rests: number[] = [];
  return {
    rests,
    read: async () => ({ version: versions[Math.min(reads++, versions.length - 1)] ?? 0 }),
    rest: async (ms: number) => void rests.push(ms),
  };
};

test('what is of another version already is read once', async () => {
  const { read, rest, rests } = reader([2]);
  expect(await readPast(1, read, rest)).toEqual({ version: 2 });
  expect(rests).toEqual([]);
});

test('what is read as it was is read again, after longer and longer rests', async () => {
  const { read, rest, rests } = reader([1, 1, 1, 2]);
  expect(await readPast(1, read, rest)).toEqual({ version: 2 });
  expect(rests).toEqual([50, 100, 200]);
});

test('what stays as it was is given back in the end', async () => {
  const { read, rest, rests } = reader([1]);
  expect(await readPast(1, read, rest)).toEqual({ version: 1 });
  expect(rests).toEqual([50, 100, 200, 400, 800, 1600]);
});

test('what is gone is not waited for', async () => {
  const rests: number[] = [];
  expect(
    await readPast(
      1,
      async () => undefined,
      async (ms) => void rests.push(ms),
    ),
  ).toBeUndefined();
  expect(rests).toEqual([]);
});
