import { join } from 'node:path';
import { createEmbeddedGateway } from '@tillgraph/gateway/embedded-gateway';
import { createSessionStatus } from '@tillgraph/platform/access-tokens';
import type { Settings } from '@tillgraph/platform/config';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger, MetricsRegistry } from '@tillgraph/platform/observability';
import type { Tracer } from '@tillgraph/platform/tracing';
import type { Shop } from './open-shop.ts';
import { listenRefused } from './port.ts';
import { posFolder } from './pos-folder.ts';
import type { ShopHealth } from './shop-health.ts';
import { readTrustedDocuments } from './trusted-documents.ts';

export interface ServeShopOptions {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly tracer: Tracer | undefined;
  readonly registry: MetricsRegistry;
  readonly opened: ClosingStack;
}

/** Serves the shop's graph; answers the address that clients use. */
export async function serveShop(
  shop: Shop,
  health: ShopHealth,
  { settings, logger, tracer, registry, opened }: ServeShopOptions,
): Promise<string> {
  const sessions = opened.opened('session status', await createSessionStatus(shop.bus, logger), (status) =>
    status.close(),
  );
  const gateway = opened.opened(
    'gateway',
    await createEmbeddedGateway({
      subgraphs: shop.contexts.map(({ subgraph }) => subgraph),
      settings: {
        ...settings,
        trustedDocuments: await readTrustedDocuments(settings.trustedDocumentsFolder, posFolder),
      },
      assertionKey: shop.assertionKey,
      jwks: () => shop.identity.jwks(),
      findApiKey: shop.identity.findApiKey,
      sessions,
      health,
      pageFolder: posFolder,
      cacheFolder: join(settings.dataDir, 'cache'),
      logger,
      tracer,
      registry,
    }),
    (running) => running.close(),
  );
  return gateway.listen().catch((cause) => {
    throw listenRefused(cause, settings);
  });
}
