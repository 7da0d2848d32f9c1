import type { Tracer } from '@tillgraph/platform/tracing';
import type { Health } from './http/health.ts';
import { createShopAccess, type ShopAccessOptions } from './security/access.ts';
import { createServingGateway, type Gateway } from './server.ts';
import { type GatewaySettings, standardLimits } from './settings.ts';
import type { SubgraphSchema } from './supergraph/compose.ts';
import { composedOnce } from './supergraph/supergraph-source.ts';
import { createHttpTransport } from './transports/http/http-transport.ts';

export interface DistributedGatewayOptions extends ShopAccessOptions {
  readonly subgraphs: readonly SubgraphSchema[];
  readonly settings: GatewaySettings;
  readonly health: Health;
  readonly tracer?: Tracer | undefined;
  /** Of the shop's own page, as it was built. */
  readonly pageFolder?: string;
  /** Keeps the composed supergraph between starts. */
  readonly cacheFolder: string;
}

/** The gateway of a shop whose subgraphs are processes of their own. They need not run yet. */
export function createDistributedGateway(options: DistributedGatewayOptions): Promise<Gateway> {
  const { subgraphs, settings, health, cacheFolder, pageFolder, logger } = options;
  return createServingGateway({
    supergraph: composedOnce(subgraphs, cacheFolder),
    keepsContract: true,
    transportTo: ({ name, url }) =>
      createHttpTransport({
        subgraph: name,
        url,
        deadlines: standardLimits.deadlines,
        maxAnswer: standardLimits.answer,
      }),
    access: createShopAccess(options),
    limits: standardLimits,
    settings,
    health,
    ...(pageFolder !== undefined && { pageFolder }),
    logger,
    tracer: options.tracer,
  });
}
