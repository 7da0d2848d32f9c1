import type { ConsumerProgress, ConsumerStatus } from '@tillgraph/platform/consumers';
import { type RunningContext, type Standing, watchStandings } from '@tillgraph/platform/context';
import type { Logger, MetricsRegistry } from '@tillgraph/platform/observability';
import type { ShopLogs } from './shop-logs.ts';

/** Tells the registry how far the logs of a shop are whose consumers all run in this process, and these with them. */
export function tellStandings(
  registry: MetricsRegistry,
  contexts: readonly RunningContext[],
  logs: ShopLogs,
  logger: Logger,
): void {
  watchStandings(registry, async () => {
    try {
      return await Promise.all(contexts.map((context) => standingOf(context, logs)));
    } catch (err) {
      logger.warn({ err }, 'PostgreSQL does not tell how far the logs are: metrics are without it');
      return [];
    }
  });
}

const standingOf = async (
  { subgraph: { name: context }, consumers }: RunningContext,
  logs: ShopLogs,
): Promise<Standing> => ({
  context,
  head: (await logs.get(context)?.head())?.position ?? 0,
  published: null,
  consumers: consumers.progress().flatMap(statusesOf),
});

const statusesOf = ({ consumer, parkedStreams, contexts }: ConsumerProgress): readonly ConsumerStatus[] =>
  contexts.map(({ context, position, progressedAt }) => ({
    ...{ consumer, context, position, progressedAt, parkedStreams },
  }));
