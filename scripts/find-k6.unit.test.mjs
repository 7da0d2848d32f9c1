import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findK6 } from './find-k6.mjs';

let folder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillgraph-k6-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A program that tells its version as k6 does. */
async function k6Of(version) {
  const file = join(folder, version);
  await writeFile(file, `#!/bin/sh\necho 'k6 ${version} (go1.26.8, linux/amd64)'\n`, { mode: 0o755 });
  return file;
}

describe('finding k6', () => {
  test.each(['v1.6.0', 'v1.8.1', 'v1.10.0', 'v2.0.0'])('%s is taken', async (version) => {
    const K6 = await k6Of(version);
    expect(findK6({ K6 })).toBe(K6);
  });

  test.each(['v0.57.0', 'v1.5.9'])('%s is too old', async (version) => {
    expect(findK6({ K6: await k6Of(version) })).toBeUndefined();
  });

  test('what K6 names is not made up for by another', () => {
    expect(findK6({ K6: join(folder, 'nothing') })).toBeUndefined();
  });
});
