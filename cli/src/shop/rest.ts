import type { RunningContext } from '@tillgraph/platform/context';
import type { Logger } from '@tillgraph/platform/observability';
import { settle } from './settle.ts';
import { headsOf, type ShopLogs } from './shop-logs.ts';

/** Resolves when everybody has heard of everything: all consumers have read the logs to their ends, and none grew by it. */
export async function rest(
  logs: ShopLogs,
  contexts: readonly RunningContext[],
  logger: Logger,
): Promise<void> {
  let before = await headsOf(logs);
  for (;;) {
    await settle(contexts, logger);
    const heads = await headsOf(logs);
    if (heads.every((head, index) => head === before[index])) return;
    before = heads;
  }
}
