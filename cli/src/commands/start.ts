import type { FirstOwner } from '@tillgraph/identity/subgraph';
import { readSettings, type Settings, StartRefused } from '@tillgraph/platform/config';
import { createLogger, type Logger } from '@tillgraph/platform/observability';
import type { Environment } from '../command-line.ts';
import { openDataFolder } from '../data-folder/data-folder.ts';
import { ensureDemoShop } from '../demo-shop/ensure-demo-shop.ts';
import { ClosingStack } from '../life-cycle/closing-stack.ts';
import { aborted, endSignal } from '../life-cycle/end-signal.ts';
import { embeddedFolder, openDatabases } from '../shop/databases.ts';
import { openShop } from '../shop/open-shop.ts';
import { requireFreePort } from '../shop/port.ts';
import { serveShop } from '../shop/serve-shop.ts';
import { settle } from '../shop/settle.ts';
import { createShopHealth } from '../shop/shop-health.ts';

/** Runs the shop until SIGTERM or Ctrl-C. */
export async function start(environment: Environment): Promise<void> {
  const settings = readSettings(environment);
  const logger = createLogger(settings.logLevel);
  const signal = endSignal();
  const opened = new ClosingStack();
  try {
    const { databasesLost } = await open({ settings, logger, signal, opened });
    await Promise.race([aborted(signal), databasesLost]);
    if (!signal.aborted) {
      throw new StartRefused(
        `PostgreSQL has ended by itself, see ${embeddedFolder(settings)}/server.log: start the shop again.`,
      );
    }
  } catch (error) {
    // Asked to end while it was starting: what then fails is the start, which nobody wants any more.
    if (!signal.aborted) throw error;
  } finally {
    await closeInTime(opened, logger);
  }
}

interface Opening {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly opened: ClosingStack;
}

async function open(opening: Opening): Promise<{ readonly databasesLost: Promise<void> }> {
  const { settings, logger, signal, opened } = opening;
  await requireFreePort(settings);
  opened.opened('data folder', await openDataFolder(settings.dataDir), (folder) => folder.release());
  const databases = await openDatabases(settings, opened);
  signal.throwIfAborted();
  const shop = await openShop({
    settings,
    logger,
    opened,
    databaseUrl: databases.url,
    onFirstOwner: tellOwner,
  });
  signal.throwIfAborted();
  const health = createShopHealth(shop.contexts);
  const address = await serveShop(shop, health, opening);
  opened.opened('readiness', health, async () => health.turn('The shop is closing.'));
  await settle(shop.contexts, logger);
  if (settings.demoData) await ensureDemoShop(shop.client, settings.dataDir);
  await settle(shop.contexts, logger);
  health.turn(undefined);
  tellAddress(address);
  return { databasesLost: databases.lost };
}

function tellOwner({ email, password }: FirstOwner): void {
  console.log(
    `The owner signs in as ${email} with the password ${password}\nIt is shown this once: note it.\n`,
  );
}

function tellAddress(address: string): void {
  console.log(`Tillgraph runs.

  Try it     ${address}/graphiql
  The graph  ${address}/graphql
  Its state  ${address}/status

Ctrl-C ends it.`);
}

/** ms; longer than the gateway's deadline for a mutation and PostgreSQL's fast shutdown together. */
const closingTime = 40_000;

async function closeInTime(opened: ClosingStack, logger: Logger): Promise<void> {
  const overdue = setTimeout(() => {
    logger.fatal('The shop did not close in time and is ended; the next start recovers.');
    process.exit(1);
  }, closingTime);
  // Not instead of the error that ended the shop.
  await opened.close().catch((err) => logger.error({ err }, 'Not everything could be closed'));
  clearTimeout(overdue);
}
