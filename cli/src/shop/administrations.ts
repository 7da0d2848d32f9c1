import { readSettings, type Settings, StartRefused } from '@tillgraph/platform/config';
import { type ConsumerAdministration, openAdministration } from '@tillgraph/platform/consumers';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { isConnectionError, runningServer } from '@tillgraph/platform/postgres';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Environment } from '../command-line.ts';
import { allOpened } from '../life-cycle/all-opened.ts';
import { embeddedFolder, urlsOn } from './databases.ts';
import { shopContexts } from './shop-contexts.ts';

export type Administrations = readonly (readonly [ContextName, ConsumerAdministration])[];

/** Asks the consumers of the shop that runs on the data folder, or on the server at DATABASE_URL. */
export async function withAdministrations(
  environment: Environment,
  use: (administrations: Administrations) => Promise<void>,
): Promise<void> {
  const settings = readSettings(environment);
  const opened = new ClosingStack();
  try {
    const url = urlsOn(await serverOf(settings));
    const administrations = await allOpened(
      shopContexts.map(async (context) => {
        const administration = await openAdministration({ databaseUrl: url(context) });
        return [context, opened.opened(context, administration, (running) => running.close())] as const;
      }),
    );
    await use(administrations);
  } catch (error) {
    throw isUnreachable(error) ? noShop(settings, error) : error;
  } finally {
    await opened.close();
  }
}

/** For what only the process that runs the consumers can do. */
export async function requireServed(administration: ConsumerAdministration): Promise<void> {
  if (await administration.isServed()) return;
  throw new StartRefused('The shop does not run, and its consumers do this work: start it first.');
}

async function serverOf(settings: Settings): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl;
  const url = await runningServer(embeddedFolder(settings));
  if (!url) throw noShop(settings);
  return url('postgres');
}

/** Without a code an error is no socket's and no server's. */
const isUnreachable = (error: unknown) =>
  error instanceof Error && 'code' in error && isConnectionError(error);

const noShop = ({ databaseUrl, dataDir }: Settings, cause?: unknown) =>
  new StartRefused(
    databaseUrl
      ? 'No shop runs on the server at DATABASE_URL: start it first.'
      : `No shop runs on the data folder ${dataDir}: start it first, or set DATA_DIR to that of the one you mean.`,
    { cause },
  );
