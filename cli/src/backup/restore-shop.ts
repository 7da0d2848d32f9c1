import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BackupHeader,
  backupHeader,
  loadDatabases,
  readArchive,
  readArchiveHead,
  syncFolder,
} from '@tillgraph/platform/backup';
import { StartRefused } from '@tillgraph/platform/config';
import { continueReactors } from '@tillgraph/platform/consumers';
import { startRestoredEpoch } from '@tillgraph/platform/event-store';
import {
  backupKeyUnder,
  loadMasterKey,
  type MasterKey,
  masterKeyFingerprint,
} from '@tillgraph/platform/person-keys';
import { startEmbeddedServer } from '@tillgraph/platform/postgres';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { exists, postgresqlFolders } from '../data-folder/restored-folder.ts';
import { type DatabaseUrls, urlsOn } from '../shop/databases.ts';
import { shopContexts } from '../shop/shop-contexts.ts';
import { keptFiles } from './kept-files.ts';

export interface RestoreOptions {
  readonly file: string;
  /** Ours alone. */
  readonly dataDir: string;
  /** Where the master key is that the backup's personal data is read with. */
  readonly masterKeyFile: string;
  readonly signal: AbortSignal;
  readonly onProgress: (words: string) => void;
  /** Proves the restored shop on its server; what it throws keeps it from its place. */
  readonly verify: (databaseUrl: DatabaseUrls) => Promise<void>;
}

export interface Restored {
  readonly takenAt: string;
  /** Where the databases are that were there before; undefined: there were none. */
  readonly replaced: string | undefined;
}

/**
 * Makes the shop of the file in the data folder. The file is read whole before anything is made of it; what is there stays
 * as it is until all of the new is on the disk and proven, and is then moved aside, not removed.
 */
export async function restoreShop(options: RestoreOptions): Promise<Restored> {
  const { file, dataDir, signal, onProgress, verify } = options;
  const { restoring, restored } = postgresqlFolders(dataDir);
  onProgress('reading the backup');
  const header = await readHead(file);
  const masterKey = await requireMasterKey(options.masterKeyFile, header);
  const entries = () => entriesOf(file, masterKey, signal);
  // To its end, before anything is made of it.
  for await (const _entry of entries());
  for (const unfinished of [restoring, restored]) await rm(unfinished, { recursive: true, force: true });
  const files = new Map<string, string>();
  const server = await startEmbeddedServer({ folder: restoring, durable: true });
  try {
    await loadDatabases(entries(), {
      serverUrl: server.url('postgres'),
      onFile: (name, text) => files.set(name, text),
      onProgress: (bytes) => onProgress(`${Math.round(bytes / 1e6)} MB restored`),
    });
    const databaseUrl = urlsOn(server.url('postgres'));
    await verify(databaseUrl);
    await startNewEpochs(databaseUrl);
  } catch (error) {
    await server.stop();
    await rm(restoring, { recursive: true, force: true });
    throw error;
  }
  await server.stop();
  signal.throwIfAborted();
  await writeKey(join(dataDir, 'master-key'), masterKey);
  const replaced = await putInPlace(dataDir);
  for (const name of keptFiles) {
    const text = files.get(name);
    if (text === undefined) await rm(join(dataDir, name), { force: true });
    else await writeFile(join(dataDir, name), text);
  }
  return { takenAt: header.takenAt, replaced };
}

/** Positions after the backup's are given again, to other events: nobody is to take the ones for the others. */
async function startNewEpochs(databaseUrl: DatabaseUrls): Promise<void> {
  const epochs = new Map<ContextName, string>();
  for (const context of shopContexts) epochs.set(context, await startRestoredEpoch(databaseUrl(context)));
  for (const context of shopContexts) await continueReactors(databaseUrl(context), epochs);
}

/** Refuses a folder that has something in it which is not known to be of no worth. */
export async function requireRoom(dataDir: string): Promise<void> {
  const nothing = /^(lock\.\d+|master-key|cache|postgresql\.restoring|listening\..*)$/;
  const found = (await readdir(dataDir)).filter((name) => !nothing.test(name));
  if (found.length === 0) return;
  throw new StartRefused(
    `The data folder ${dataDir} is not empty (${found.slice(0, 3).join(', ')}): set DATA_DIR to another one, or say ` +
      '--replace to put the backup in the place of its shop, whose databases are moved aside then.',
  );
}

async function readHead(file: string): Promise<BackupHeader> {
  const { data } = backupHeader.safeParse(await readArchiveHead(file));
  if (!data)
    throw new StartRefused(`${file} is no backup, or one of a newer Tillgraph: restore it with that one.`);
  return data;
}

async function requireMasterKey(file: string, { masterKey }: BackupHeader): Promise<Buffer> {
  const key = await loadMasterKey(file);
  if (key && masterKeyFingerprint(key) === masterKey) return key;
  throw new StartRefused(
    key
      ? `The master key ${file} is not the one of the backup's shop: set MASTER_KEY_FILE to that one.`
      : `There is no master key at ${file}: copy the one of the backup's shop there, or set MASTER_KEY_FILE to it.`,
  );
}

async function* entriesOf(file: string, masterKey: MasterKey, signal: AbortSignal) {
  for await (const entry of readArchive(file, { key: backupKeyUnder(masterKey) })) {
    signal.throwIfAborted();
    yield entry;
  }
}

async function putInPlace(dataDir: string): Promise<string | undefined> {
  const { current, restoring, restored } = postgresqlFolders(dataDir);
  await rename(restoring, restored);
  await syncFolder(dataDir);
  let replaced: string | undefined;
  if (await exists(current)) {
    replaced = `${current}.replaced-${new Date().toISOString().replaceAll(':', '')}`;
    await rename(current, replaced);
  }
  // Ended before this, the next start does it.
  await rename(restored, current);
  await syncFolder(dataDir);
  return replaced;
}

/** A key that is there is the same one: it was asked for by its name, or it is refused. */
async function writeKey(file: string, masterKey: Buffer): Promise<void> {
  const present = await loadMasterKey(file);
  if (present?.equals(masterKey)) return;
  if (present) {
    throw new StartRefused(`${file} is the master key of another shop: restore into another data folder.`);
  }
  await writeFile(file, masterKey, { mode: 0o600, flush: true });
}
