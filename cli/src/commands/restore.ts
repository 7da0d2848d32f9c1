import { join } from 'node:path';
import { readSettings, StartRefused } from '@tillgraph/platform/config';
import { requireRoom, restoreShop } from '../backup/restore-shop.ts';
import { openDataFolder } from '../data-folder/data-folder.ts';
import { finishRestore } from '../data-folder/restored-folder.ts';
import type { Environment } from '../environment.ts';
import { endSignal } from '../life-cycle/end-signal.ts';
import { createProgressBar } from '../progress-bar.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { requireEmbedded } from './backup.ts';
import { report, verifyReached } from './verify.ts';

interface Options {
  readonly replace?: boolean;
  readonly 'accept-differences'?: boolean;
}

/** `tillgraph restore FILE [--replace] [--accept-differences]` */
export async function restore(
  [file, ...more]: readonly string[],
  { replace = false, 'accept-differences': acceptsDifferences = false }: Options,
  environment: Environment,
): Promise<void> {
  if (!file || more.length > 0) throw new WrongUsage('Say "restore FILE".');
  requireEmbedded(environment);
  const settings = readSettings(environment);
  const { dataDir } = settings;
  const masterKeyFile = environment.MASTER_KEY_FILE?.trim() || join(dataDir, 'master-key');
  const signal = endSignal();
  const progress = createProgressBar();
  const folder = await openDataFolder(dataDir);
  try {
    // Of an earlier one, so that what is whole is not thrown away.
    await finishRestore(dataDir);
    if (!replace) await requireRoom(dataDir);
    const { takenAt, replaced } = await restoreShop({
      file,
      dataDir,
      masterKeyFile,
      signal,
      onProgress: (words) => progress.show(undefined, words),
      async verify(databaseUrl) {
        progress.end();
        const reached = { settings, databaseUrl, isRunning: false };
        const verified = await verifyReached(
          reached,
          { ...environment, MASTER_KEY_FILE: masterKeyFile },
          signal,
        );
        try {
          report(verified);
        } catch (error) {
          if (!acceptsDifferences) throw stillDiffers(error);
          console.log('They are restored all the same.');
        }
      },
    });
    console.log(`The shop of ${takenAt} is restored in ${dataDir}. A new epoch has begun in all logs.`);
    if (replaced)
      console.log(`What was there before is in ${replaced}: remove it when nobody needs it any more.`);
  } catch (error) {
    throw signal.aborted
      ? new StartRefused('Nothing was restored: it was asked to end.', { cause: error })
      : error;
  } finally {
    progress.end();
    await folder.release();
  }
}

const stillDiffers = (error: unknown): unknown =>
  error instanceof StartRefused
    ? new StartRefused(
        `${error.message} So were they when the backup was taken. Nothing was restored: say --accept-differences to ` +
          'restore it as it is.',
        { cause: error },
      )
    : error;
