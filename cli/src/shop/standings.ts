import type { ConsumerProgress, ConsumerStatus } from '@tillgraph/platform/consumers';
import type { RunningContext, Standing } from '@tillgraph/platform/context';
import type { ShopLogs } from './shop-logs.ts';

/** How far the logs of a shop are whose consumers all run in this process, and everything with them. */
export const standingsOf = (
  contexts: readonly RunningContext[],
  logs: ShopLogs,
): Promise<readonly Standing[]> =>
  Promise.all(
    contexts.map(async ({ subgraph: { name: context }, consumers }) => ({
      context,
      head: (await logs.get(context)?.head())?.position ?? 0,
      published: null,
      consumers: consumers.progress().flatMap(statusesOf),
    })),
  );

const statusesOf = ({ consumer, parkedStreams, contexts }: ConsumerProgress): readonly ConsumerStatus[] =>
  contexts.map(({ context, position, progressedAt }) => ({
    ...{ consumer, context, position, progressedAt, parkedStreams },
  }));
