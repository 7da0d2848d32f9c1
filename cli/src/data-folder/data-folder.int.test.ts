import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';

describe('a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tillgraph-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('belongs to one shop at a time', async () => {
    const first = await openDataFolder(folder);
    await expect(openDataFolder(folder)).rejects.toThrow(
      `The data folder ${folder} belongs to a running shop: stop that one, or set DATA_DIR to another folder.`,
    );
    await first.release();
    const second = await openDataFolder(folder);
    await second.release();
  });

  test('is made when absent, however long its path', async () => {
    const deep = join(folder, 'a-rather-long-name-of-a-folder'.repeat(4), 'shop');
    const opened = await openDataFolder(deep);
    await opened.release();
    expect(await readdir(deep)).toEqual(['lock.1']);
  });

  test('that is a file cannot be opened', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openDataFolder(join(folder, 'file'))).rejects.toThrow('cannot be written');
  });

  test('is free again after its owner was killed, for one of many that want it', async () => {
    await mkdir(join(folder, 'shop'));
    const owner = spawn(
      process.execPath,
      ['-e', `require('net').createServer().listen('lock.7', () => console.log('locked'))`],
      { cwd: join(folder, 'shop') },
    );
    await once(owner.stdout, 'data');
    expect(await lockFolder(join(folder, 'shop'))).toBeUndefined();
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const attempts = await Promise.all(Array.from({ length: 20 }, () => lockFolder(join(folder, 'shop'))));
    const winners = attempts.filter((release) => release !== undefined);
    expect(winners).toHaveLength(1);
    await Promise.all(winners.map((release) => release()));
  });
});
