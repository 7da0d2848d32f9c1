import type { Settings } from '@tillgraph/platform/config';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';
import { ensureDemoShop } from '../demo-shop/ensure-demo-shop.ts';
import type { DatabaseUrls } from './databases.ts';
import { openShop } from './open-shop.ts';
import { serveShop } from './serve-shop.ts';
import { settle } from './settle.ts';
import { createShopHealth } from './shop-health.ts';
import { tellAddress } from './tell-address.ts';
import { tellOwner } from './tell-owner.ts';

export interface RunShopOptions {
  readonly settings: Settings;
  readonly databaseUrl: DatabaseUrls;
  readonly logger: Logger;
  readonly opened: ClosingStack;
  /** Aborted: the shop is not wanted any more. */
  readonly signal: AbortSignal;
}

/** Opens the shop and serves it; resolves when it is ready. */
export async function runShop(options: RunShopOptions): Promise<void> {
  const { settings, logger, opened, signal } = options;
  const shop = await openShop({ ...options, onFirstOwner: tellOwner });
  signal.throwIfAborted();
  const health = createShopHealth(shop.contexts);
  const address = await serveShop(shop, health, options);
  opened.opened('readiness', health, async () => health.turn('The shop is closing.'));
  await settle(shop.contexts, logger);
  if (settings.demoData) await ensureDemoShop(shop.client, settings.dataDir);
  await settle(shop.contexts, logger);
  health.turn(undefined);
  tellAddress(address);
}
