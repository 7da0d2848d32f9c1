import type { Logger } from '@tillgraph/platform/observability';
import type { SessionEnding, Sessions } from './sessions.ts';

export interface HouseKeeping {
  readonly sessions: Sessions;
  readonly recordEnding: (ending: SessionEnding) => Promise<void>;
  readonly logger: Logger;
}

/** ms */
const interval = 60_000;

/**
 * Puts into the log the endings that a crash kept from it, and deletes what is over: now and every minute. Returns
 * the stop, which waits for the round under way. Replicas may do it at the same time.
 */
export function keepHouse({ sessions, recordEnding, logger }: HouseKeeping): () => Promise<void> {
  const round = async (): Promise<void> => {
    try {
      for (const ending of await sessions.unrecorded()) await recordEnding(ending);
      await sessions.cleanUp();
    } catch (error) {
      logger.warn({ error }, 'Ended sessions could not be worked off; trying again in a minute.');
    }
  };
  let underWay = round();
  const timer = setInterval(() => {
    underWay = underWay.then(round);
  }, interval);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
