import { readSettings, type Settings, StartRefused } from '@tillgraph/platform/config';
import { isConnectionError, runningServer } from '@tillgraph/platform/postgres';
import type { Environment } from '../environment.ts';
import { type DatabaseUrls, embeddedFolder, urlsOn } from './databases.ts';

/** Works on the databases of the shop that runs on the data folder, or on the server at DATABASE_URL. */
export async function withRunningShop(
  environment: Environment,
  use: (settings: Settings, databaseUrl: DatabaseUrls) => Promise<void>,
): Promise<void> {
  const settings = readSettings(environment);
  try {
    await use(settings, urlsOn(await serverOf(settings)));
  } catch (error) {
    throw isConnectionError(error) || isNoDatabase(error) ? noShop(settings, error) : error;
  }
}

async function serverOf(settings: Settings): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl;
  const url = await runningServer(embeddedFolder(settings));
  if (!url) throw noShop(settings);
  return url('postgres');
}

/** A context's part of the shop was never started on this server. */
const isNoDatabase = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '3D000';

const noShop = ({ databaseUrl, dataDir }: Settings, cause?: unknown) =>
  new StartRefused(
    databaseUrl
      ? 'No shop runs on the server at DATABASE_URL: start it first.'
      : `No shop runs on the data folder ${dataDir}: start it first, or set DATA_DIR to that of the one you mean.`,
    { cause },
  );
