import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ArchiveEntry,
  type BackupHeader,
  copyDatabases,
  header,
  openSnapshots,
  writeArchive,
} from '@tillgraph/platform/backup';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { backupKeyUnder, type MasterKey, masterKeyFingerprint } from '@tillgraph/platform/person-keys';
import type { DatabaseUrls } from '../shop/databases.ts';
import { shopContexts } from '../shop/shop-contexts.ts';
import { version } from '../version.ts';
import { keptFiles } from './kept-files.ts';

export interface BackUpOptions {
  readonly file: string;
  readonly dataDir: string;
  readonly databaseUrl: DatabaseUrls;
  readonly masterKey: MasterKey;
  /** Aborted: nobody wants the backup any more. */
  readonly signal: AbortSignal;
  /** `bytes` were copied, about `share` of all. */
  readonly onProgress: (share: number, bytes: number) => void;
}

/** Writes all of a shop but its master key into the file, as of one moment, while the shop may go on. */
export async function backUpShop(options: BackUpOptions): Promise<void> {
  const { file, masterKey } = options;
  const head: BackupHeader = {
    format: 'tillgraph backup 1',
    takenAt: new Date().toISOString(),
    version,
    masterKey: masterKeyFingerprint(masterKey),
  };
  const opened = new ClosingStack();
  try {
    await writeArchive(file, { key: backupKeyUnder(masterKey), head }, entriesOf(options, opened));
  } finally {
    await opened.close();
  }
}

async function* entriesOf(options: BackUpOptions, opened: ClosingStack): AsyncGenerator<ArchiveEntry> {
  const { dataDir, databaseUrl, signal, onProgress } = options;
  const snapshots = await openSnapshots({
    databases: [
      ...shopContexts.map((name) => ({ name: `tillgraph_${name}`, url: databaseUrl(name), hasLog: true })),
      { name: 'tillgraph_person_keys', url: databaseUrl('person_keys'), hasLog: false },
    ],
    opened,
  });
  for (const file of keptFiles) {
    const text = await readFile(join(dataDir, file), 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text !== undefined) yield header({ file, text });
  }
  for await (const entry of copyDatabases(snapshots, onProgress)) {
    signal.throwIfAborted();
    yield entry;
  }
}
