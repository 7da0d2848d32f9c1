import { setTimeout as pause } from 'node:timers/promises';
import { SubgraphUnavailable } from '../../errors.ts';

/** Tries again what failed, until a signal says that there is no time left. */
export async function withRetries<Answer>(
  attempt: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  for (const wait of waits) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || error instanceof SubgraphUnavailable) {
        throw error;
      }
      // Not all gateways at the same moment.
      await pause(wait * (0.5 + Math.random()));
    }
  }
  return attempt();
}

/** ms. A replica that was replaced is known to the load balancer by then; more is the client's to decide. */
const waits = [25, 150];
