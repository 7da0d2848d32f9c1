import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '@tillgraph/platform/backup';

/**
 * A restore makes PostgreSQL's folder beside the one there is. It is called `restoring` until all of it is on the disk and
 * proven, and `restored` from then on; so whatever ends the program, no half of a shop is ever taken for one.
 */
export const postgresqlFolders = (dataDir: string) => ({
  current: join(dataDir, 'postgresql'),
  restoring: join(dataDir, 'postgresql.restoring'),
  restored: join(dataDir, 'postgresql.restored'),
});

/** Puts a restored folder in its place, if the restore was ended between taking the old one away and that. */
export async function finishRestore(dataDir: string): Promise<void> {
  const { current, restored } = postgresqlFolders(dataDir);
  if ((await exists(current)) || !(await exists(restored))) return;
  await rename(restored, current);
  await syncFolder(dataDir);
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
