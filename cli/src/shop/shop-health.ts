import type { Health, ServiceStatus } from '@tillgraph/gateway/http/health';
import type { ConsumerProgress } from '@tillgraph/platform/consumers';
import type { RunningContext } from '@tillgraph/platform/context';
import { version } from '../version.ts';

/** What /readyz and /status tell of a shop. */
export interface ShopHealth extends Health {
  /** Requests are served from now on, or, with a reason, no longer. */
  turn(notReady: string | undefined): void;
}

export function createShopHealth(contexts: readonly RunningContext[]): ShopHealth {
  let reason: string | undefined = 'The shop is starting.';
  return {
    notReady: () => reason,
    turn(notReady) {
      reason = notReady;
    },
    status: async () => [
      { name: 'gateway', up: true, lag: null, version },
      ...contexts.map(({ subgraph, consumers }) => statusOf(subgraph.name, consumers.progress())),
    ],
  };
}

/** ms in which a consumer that lags gets on, if it lives. */
export const stalledAfter = 30_000;

function statusOf(name: string, progress: readonly ConsumerProgress[]): ServiceStatus {
  const followed = progress.flatMap(({ contexts }) => contexts);
  const stalled = followed.some(
    ({ lag, progressedAt }) =>
      lag > 0 && (progressedAt === null || Date.now() - progressedAt.getTime() > stalledAfter),
  );
  return { name, up: !stalled, lag: Math.max(0, ...followed.map(({ lag }) => lag)), version };
}
