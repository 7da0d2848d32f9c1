import { join } from 'node:path';
import type { Settings } from '@tillgraph/platform/config';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import { type Logger, MetricsRegistry } from '@tillgraph/platform/observability';
import { loadOrCreateMasterKey } from '@tillgraph/platform/person-keys';
import type { Tracer } from '@tillgraph/platform/tracing';
import { beginPast } from '../demo-shop/begin-past.ts';
import { ensureDemoShop } from '../demo-shop/ensure-demo-shop.ts';
import { makePast } from '../demo-shop/make-past.ts';
import type { DatabaseUrls } from './databases.ts';
import { openShop } from './open-shop.ts';
import { rest } from './rest.ts';
import { serveShop } from './serve-shop.ts';
import { settle } from './settle.ts';
import { createShopClock } from './shop-clock.ts';
import { createShopHealth } from './shop-health.ts';
import { openShopLogs } from './shop-logs.ts';
import { tellStandings } from './standings.ts';
import { tellAddress } from './tell-address.ts';
import { tellOwner } from './tell-owner.ts';

export interface RunShopOptions {
  readonly settings: Settings;
  readonly databaseUrl: DatabaseUrls;
  readonly logger: Logger;
  readonly tracer: Tracer | undefined;
  readonly opened: ClosingStack;
  /** Aborted: the shop is not wanted any more. */
  readonly signal: AbortSignal;
}

/** Opens the shop and serves it; resolves when it is ready. */
export async function runShop(options: RunShopOptions): Promise<void> {
  const { settings, logger, opened, signal } = options;
  const masterKey = await loadOrCreateMasterKey(join(settings.dataDir, 'master-key'));
  const clock = createShopClock();
  const { now } = clock;
  const registry = new MetricsRegistry();
  const logs = await openShopLogs({ ...options, masterKey, now, registry });
  const past = await beginPast({ settings, logs, clock });
  const shop = await openShop({ ...options, masterKey, logs, now, onFirstOwner: tellOwner });
  signal.throwIfAborted();
  const { client, contexts } = shop;
  // Before it is served, for nobody is to come in yesterday.
  if (past)
    await makePast({ past, client, clock, settings, signal, rest: () => rest(logs, contexts, logger) });

  const health = createShopHealth(contexts);
  tellStandings(registry, contexts, logs, logger);
  const address = await serveShop(shop, health, { ...options, registry });
  opened.opened('readiness', health, async () => health.turn('The shop is closing.'));
  await settle(contexts, logger);
  await ensureDemoShop(client, settings);
  await settle(contexts, logger);
  health.turn(undefined);
  tellAddress(address);
}
