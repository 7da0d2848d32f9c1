import { join } from 'node:path';
import { StartRefused } from '@tillgraph/platform/config';
import { loadMasterKey } from '@tillgraph/platform/person-keys';
import { backUpShop } from '../backup/back-up-shop.ts';
import type { Environment } from '../environment.ts';
import { endSignal } from '../life-cycle/end-signal.ts';
import { createProgressBar } from '../progress-bar.ts';
import { withShopDatabases } from '../shop/reach-databases.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph backup FILE` */
export async function backup([file, ...more]: readonly string[], environment: Environment): Promise<void> {
  if (!file || more.length > 0) throw new WrongUsage('Say "backup FILE".');
  requireEmbedded(environment);
  const signal = endSignal();
  const progress = createProgressBar();
  await withShopDatabases(environment, async ({ settings: { dataDir }, databaseUrl }) => {
    const keyFile = join(dataDir, 'master-key');
    const masterKey = await loadMasterKey(keyFile);
    if (!masterKey) throw new StartRefused(`There is no master key at ${keyFile}: put it back first.`);
    const onProgress = (share: number, bytes: number) =>
      progress.show(share, `${Math.round(bytes / 1e6)} MB`);
    await backUpShop({ file, dataDir, databaseUrl, masterKey, signal, onProgress });
    progress.end();
    console.log(
      `The shop is in ${file}. It can be read with ${keyFile} alone: keep a copy of that apart from the backups, for ` +
        'without it none can be restored.',
    );
  })
    .catch((error) => {
      throw signal.aborted
        ? new StartRefused('There is no backup: it was asked to end.', { cause: error })
        : error;
    })
    .finally(() => progress.end());
}

/** Its PostgreSQL is in the data folder, and its read models are with it. */
export function requireEmbedded(environment: Environment): void {
  const set = ['DATABASE_URL', 'MONGODB_URL'].find((name) => environment[name]?.trim());
  if (set) {
    throw new StartRefused(
      `${set} is set, and this is for shops that keep everything in DATA_DIR: take backups with that server's own tools.`,
    );
  }
}
