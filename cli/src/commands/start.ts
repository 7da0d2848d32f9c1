import { readSettings, type Settings, StartRefused } from '@tillgraph/platform/config';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { createLogger, type Logger } from '@tillgraph/platform/observability';
import { openDataFolder } from '../data-folder/data-folder.ts';
import { requireServers } from '../distributed/required-servers.ts';
import type { Environment } from '../environment.ts';
import { allOpened } from '../life-cycle/all-opened.ts';
import { closeInTime, supervisorTime } from '../life-cycle/close-in-time.ts';
import { aborted, endSignal } from '../life-cycle/end-signal.ts';
import { openTracer } from '../open-tracer.ts';
import { embeddedFolder, type OpenedDatabases, openDatabases } from '../shop/databases.ts';
import { requireFreePort } from '../shop/port.ts';

/** Runs the shop until SIGTERM or Ctrl-C: in this process, or each part of it in one of its own. */
export async function start(
  { distributed = false }: { readonly distributed?: boolean },
  environment: Environment,
): Promise<void> {
  const settings = readSettings(environment);
  if (distributed) requireServers(environment);
  const logger = createLogger(settings.logLevel);
  const signal = endSignal();
  const opened = new ClosingStack();
  try {
    const { databasesLost } = await open({ settings, environment, distributed, logger, signal, opened });
    await Promise.race([aborted(signal), databasesLost]);
    if (!signal.aborted) {
      throw new StartRefused(
        `PostgreSQL has ended by itself and does not start again, see ${embeddedFolder(settings)}/server.ended.log and server.log: start the shop when that is mended.`,
      );
    }
  } catch (error) {
    // Asked to end while it was starting: what then fails is the start, which nobody wants any more.
    if (!signal.aborted) throw error;
  } finally {
    await closeInTime(opened, logger, distributed ? supervisorTime : undefined);
  }
}

interface Opening {
  readonly settings: Settings;
  readonly environment: Environment;
  readonly distributed: boolean;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly opened: ClosingStack;
}

async function open(opening: Opening): Promise<{ readonly databasesLost: Promise<void> }> {
  const { settings, signal, opened } = opening;
  await requireFreePort(settings);
  opened.opened('data folder', await openDataFolder(settings.dataDir), (folder) => folder.release());
  // Most of the program is loaded while PostgreSQL starts, and not at all when it cannot.
  const [databases, run] = await allOpened([
    openDatabases(opening),
    opening.distributed ? loadDistributedShop() : loadShop(),
  ]);
  signal.throwIfAborted();
  await run(opening, databases);
  return { databasesLost: databases.lost };
}

type Run = (opening: Opening, databases: OpenedDatabases) => Promise<void>;

async function loadShop(): Promise<Run> {
  const { runShop } = await import('../shop/run-shop.ts');
  return async (opening, { url }) => {
    const tracer = await openTracer('tillgraph', opening);
    await runShop({ ...opening, databaseUrl: url, tracer });
  };
}

async function loadDistributedShop(): Promise<Run> {
  const { runDistributedShop } = await import('../distributed/run-distributed-shop.ts');
  return (opening, { serverUrl }) => runDistributedShop({ ...opening, databaseUrl: serverUrl });
}
