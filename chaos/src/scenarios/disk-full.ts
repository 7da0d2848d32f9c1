import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { World } from '../running/world.ts';
import type { Scenario } from '../scenario.ts';

export const diskFull: Scenario = {
  title:
    'the disk of DATA_DIR full under load, also while it starts; then there is room again (root on Linux)',
  profiles: ['embedded'],
  async run(scene) {
    const disk = await smallDisk(scene.opened);
    if (typeof disk !== 'string') return scene.skip(disk.reason);
    const dataDir = join(disk, 'shop');
    const world = await scene.open({ dataDir });
    const { shop, load } = world;
    await load.goOn(150);
    for (let round = 0; round < 2; round++) {
      await world.strike('the disk full', async () => {
        await fill(disk);
        scene.say('the disk is full');
        await ended(world, 20_000);
        if (shop.program().hasEnded()) {
          const began = performance.now();
          const started = await shop.start().then(
            () => true,
            () => false,
          );
          scene.say(
            started
              ? 'it started on a full disk'
              : `it did not start on a full disk, and said: ${shop.program().output().trim()}`,
          );
          if (performance.now() - began > 30_000)
            scene.find('a start on a full disk took more than 30 s to say so');
        }
        await rm(join(disk, 'ballast'));
        if (shop.program().hasEnded()) await shop.start();
      });
      await load.goOn(150);
    }
    await scene.conclude(world);
  },
};

/** Where a file system of its own of 400 MB is mounted; the reason, where that cannot be. */
async function smallDisk(opened: ClosingStack): Promise<string | { readonly reason: string }> {
  const folder = opened.opened('folder', await mkdtemp(join(tmpdir(), 'tillgraph-disk-')), (each) =>
    rm(each, { recursive: true, force: true }),
  );
  const { status, stderr, error } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', folder],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0)
    return { reason: `a small file system cannot be mounted here: ${(error?.message ?? stderr).trim()}` };
  opened.opened('disk', folder, async (each) => {
    spawnSync('umount', ['--lazy', each]);
  });
  return folder;
}

/** Up to its last byte. */
async function fill(disk: string): Promise<void> {
  for (let size = 2 ** 20; size >= 1; ) {
    await appendFile(join(disk, 'ballast'), Buffer.alloc(size)).catch((error) => {
      if (error.code !== 'ENOSPC') throw error;
      size = Math.floor(size / 4);
    });
  }
}

async function ended({ shop }: World, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (!shop.program().hasEnded() && performance.now() < deadline) await pause(50);
}
