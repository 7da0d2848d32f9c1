import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings, type Settings, StartRefused } from '@tillgraph/platform/config';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { isConnectionError, runningServer, startEmbeddedServer } from '@tillgraph/platform/postgres';
import { lockFolder } from '../data-folder/folder-lock.ts';
import { finishRestore } from '../data-folder/restored-folder.ts';
import type { Environment } from '../environment.ts';
import { type DatabaseUrls, embeddedFolder, urlsOn } from './databases.ts';

/** A shop's databases, whether it runs or not. */
export interface ReachedDatabases {
  readonly settings: Settings;
  readonly databaseUrl: DatabaseUrls;
  /** Undefined: only its server knows, at DATABASE_URL. */
  readonly isRunning: boolean | undefined;
}

/**
 * Works on the databases of the shop in the data folder, or at DATABASE_URL. Of a shop that runs its PostgreSQL is used;
 * of one that does not it is started, and nobody can start the shop meanwhile.
 */
export async function withShopDatabases<Result>(
  environment: Environment,
  use: (reached: ReachedDatabases) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(environment);
  const opened = new ClosingStack();
  try {
    return await use({ settings, ...(await reach(settings, opened)) });
  } catch (error) {
    throw isUnreachable(error) ? unreachable(settings, error) : error;
  } finally {
    await opened.close();
  }
}

async function reach(
  settings: Settings,
  opened: ClosingStack,
): Promise<Pick<ReachedDatabases, 'databaseUrl' | 'isRunning'>> {
  if (settings.databaseUrl) return { databaseUrl: urlsOn(settings.databaseUrl), isRunning: undefined };
  const folder = embeddedFolder(settings);
  await finishRestore(settings.dataDir);
  await access(join(folder, 'data')).catch((cause) => {
    throw new StartRefused(
      `There is no shop in the data folder ${settings.dataDir}: set DATA_DIR to that of the one you mean.`,
      { cause },
    );
  });
  const release = await lockFolder(settings.dataDir);
  if (!release) {
    const url = await runningServer(folder);
    if (!url) throw unreachable(settings);
    return { databaseUrl: urlsOn(url('postgres')), isRunning: true };
  }
  opened.opened('data folder', release, (letGo) => letGo());
  const server = opened.opened('PostgreSQL', await startEmbeddedServer({ folder, durable: true }), (each) =>
    each.stop(),
  );
  return { databaseUrl: urlsOn(server.url('postgres')), isRunning: false };
}

/** No server, or no such database on it. */
const isUnreachable = (error: unknown): boolean =>
  isConnectionError(error) || (error instanceof Error && 'code' in error && error.code === '3D000');

const unreachable = ({ databaseUrl, dataDir }: Settings, cause?: unknown) =>
  new StartRefused(
    databaseUrl
      ? 'There is no shop on the server at DATABASE_URL, or it cannot be reached.'
      : `The PostgreSQL of the data folder ${dataDir} cannot be reached: its shop is starting or ending. Try again.`,
    { cause },
  );
