import type { RunningContext } from '@tillgraph/platform/context';
import type { Logger } from '@tillgraph/platform/observability';

/** ms. A consumer that does not get on must not keep a shop from opening that could sell. */
const patience = 30_000;

/** Resolves when the read models show what the logs hold. */
export async function settle(contexts: readonly RunningContext[], logger: Logger): Promise<void> {
  const settled = await Promise.all(contexts.map(({ consumers }) => consumers.settled(patience)));
  const behind = contexts.filter((_, index) => !settled[index]).map(({ subgraph }) => subgraph.name);
  if (behind.length > 0) logger.error({ behind }, 'Consumers are behind; the shop opens nevertheless');
}
