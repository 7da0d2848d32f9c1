import { setTimeout as delay } from 'node:timers/promises';
import { readStandings, serviceStatus } from './standing.ts';

/**
 * Resolves when every consumer of the shop has applied what the logs hold, so that whoever comes first reads what was
 * written first. Consumers that have more to catch up with go on while the shop serves.
 */
export async function caughtUp(
  subgraphUrls: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline && !signal.aborted) {
    const standings = await readStandings(subgraphUrls);
    if ([...standings.keys()].every((name) => serviceStatus(name, standings).lag === 0)) return;
    await delay(pause, undefined, { signal }).catch(() => undefined); // cut short by the end
  }
}

/** ms. Joining a group of consumers takes seconds on a broker that has just been started. */
const patience = 30_000;
const pause = 100;
