import { join } from 'node:path';
import { type Settings, StartRefused } from '@tillgraph/platform/config';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';
import {
  databaseUrl,
  ensureDatabases,
  openingPatience,
  startLastingServer,
  untilReachable,
} from '@tillgraph/platform/postgres';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { finishRestore } from '../data-folder/restored-folder.ts';
import { shopContexts } from './shop-contexts.ts';

/** Each context has a database of its own, and so have the persons' keys. */
export type DatabaseUrls = (name: DatabaseName) => string;
export type DatabaseName = ContextName | 'person_keys';

const databaseNames: readonly DatabaseName[] = [...shopContexts, 'person_keys'];

export interface OpenedDatabases {
  /** Of the server, with its maintenance database. */
  readonly serverUrl: string;
  readonly url: DatabaseUrls;
  /** Resolves when the embedded server has ended by itself and cannot be started again. */
  readonly lost: Promise<void>;
}

export interface OpenDatabasesOptions {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly opened: ClosingStack;
}

/** The shop's databases: on the server at DATABASE_URL, else on one of our own in the data folder. */
export async function openDatabases({
  settings,
  logger,
  opened,
}: OpenDatabasesOptions): Promise<OpenedDatabases> {
  if (settings.databaseUrl) {
    await makeDatabases(settings.databaseUrl).catch((cause) => {
      throw new StartRefused(
        `PostgreSQL at DATABASE_URL cannot be used (${cause.message || cause.code}): check that it runs and that its user may create databases.`,
        { cause },
      );
    });
    return onServer(settings.databaseUrl, new Promise(() => undefined));
  }
  await finishRestore(settings.dataDir);
  const server = opened.opened(
    'PostgreSQL',
    await startLastingServer({ folder: embeddedFolder(settings), durable: true, logger }),
    (running) => running.stop(),
  );
  // Its first connection may be longer under way than one is waited for: it has just recovered, and all start at once.
  await untilReachable(openingPatience, () => makeDatabases(server.url('postgres')));
  return onServer(server.url('postgres'), server.ended);
}

const onServer = (serverUrl: string, lost: Promise<void>): OpenedDatabases => ({
  serverUrl,
  url: urlsOn(serverUrl),
  lost,
});

export const embeddedFolder = ({ dataDir }: Settings) => join(dataDir, 'postgresql');

export const urlsOn =
  (serverUrl: string): DatabaseUrls =>
  (name) =>
    databaseUrl(serverUrl, `tillgraph_${name}`);

const makeDatabases = (serverUrl: string) =>
  ensureDatabases(
    serverUrl,
    databaseNames.map((name) => `tillgraph_${name}`),
  );
