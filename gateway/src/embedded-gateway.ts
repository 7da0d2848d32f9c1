import type { MetricsRegistry } from '@tillgraph/platform/observability';
import type { RunningSubgraph } from '@tillgraph/platform/subgraph';
import type { Tracer } from '@tillgraph/platform/tracing';
import type { Health } from './http/health.ts';
import { createShopAccess, type ShopAccessOptions } from './security/access.ts';
import { createServingGateway, type Gateway } from './server.ts';
import { type GatewaySettings, standardLimits } from './settings.ts';
import { composedOnce } from './supergraph/supergraph-source.ts';
import { createInProcessTransport } from './transports/in-process.ts';

export interface EmbeddedGatewayOptions extends ShopAccessOptions {
  readonly subgraphs: readonly RunningSubgraph[];
  readonly settings: GatewaySettings;
  readonly health: Health;
  readonly tracer?: Tracer | undefined;
  /** In which the rest of the shop tells of itself. */
  readonly registry?: MetricsRegistry | undefined;
  /** Of the shop's own page, as it was built. */
  readonly pageFolder?: string;
  /** Keeps the composed supergraph between starts. */
  readonly cacheFolder?: string;
}

/** The gateway of a shop all of which runs in this process. */
export function createEmbeddedGateway(options: EmbeddedGatewayOptions): Promise<Gateway> {
  const { subgraphs, settings, health, cacheFolder, pageFolder, logger } = options;
  return createServingGateway({
    supergraph: composedOnce(
      subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `in-process:${name}` })),
      cacheFolder,
    ),
    keepsContract: true,
    transportTo({ name }) {
      const subgraph = subgraphs.find((candidate) => candidate.name === name);
      if (!subgraph) throw new Error(`${name} does not run in this process.`);
      return createInProcessTransport(subgraph);
    },
    access: createShopAccess(options),
    limits: standardLimits,
    settings,
    health,
    ...(pageFolder !== undefined && { pageFolder }),
    logger,
    tracer: options.tracer,
    registry: options.registry,
  });
}
