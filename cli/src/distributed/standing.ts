import type { ServiceStatus } from '@tillgraph/gateway/http/health';
import { contextNames } from '@tillgraph/shared-domain/context';
import { z } from 'zod';
import { stalledAfter } from '../shop/shop-health.ts';

/** Where a subgraph's port tells its context's standing. */
export const standingPath = '/standing';

/** How far a context's log and its consumers are, whichever processes run them. */
export const standingSchema = z.object({
  version: z.string(),
  /** The last position of its log. */
  head: z.number(),
  consumers: z.array(
    z.object({
      consumer: z.string(),
      context: z.enum(contextNames),
      /** It has applied, or parked, every event of that context up to here. */
      position: z.number(),
      /** ISO 8601. */
      progressedAt: z.string().nullable(),
    }),
  ),
});

export type Standing = z.infer<typeof standingSchema>;

/** By name; undefined where a subgraph did not tell. */
export type Standings = ReadonlyMap<string, Standing | undefined>;

/** Asks each subgraph: by name, where it takes operations. */
export const readStandings = async (
  subgraphUrls: Iterable<readonly [name: string, url: string]>,
): Promise<Standings> =>
  new Map(
    await Promise.all([...subgraphUrls].map(async ([name, url]) => [name, await readStanding(url)] as const)),
  );

/** Undefined: it did not answer in time, or something else did. */
async function readStanding(subgraphUrl: string): Promise<Standing | undefined> {
  try {
    const response = await fetch(new URL(standingPath, subgraphUrl), {
      signal: AbortSignal.timeout(patience),
    });
    return standingSchema.safeParse(await response.json()).data;
  } catch {
    // Whatever it is, the answer is that the service is down.
    return undefined;
  }
}

/** ms. */
const patience = 2_000;

/** A service that is not there is down, and so is one of which a consumer lags and does not get on. */
export function serviceStatus(name: string, standings: Standings): ServiceStatus {
  const standing = standings.get(name);
  if (!standing) return { name, up: false, lag: null, version: 'unknown' };
  const lags = standing.consumers.map(({ context, position, progressedAt }) => ({
    // Of a context that cannot be asked nobody knows.
    lag: Math.max(0, (standings.get(context)?.head ?? 0) - position),
    progressedAt,
  }));
  const stalled = lags.some(
    ({ lag, progressedAt }) =>
      lag > 0 && (progressedAt === null || Date.now() - Date.parse(progressedAt) > stalledAfter),
  );
  return {
    name,
    up: !stalled,
    lag: Math.max(0, ...lags.map(({ lag }) => lag)),
    version: standing.version,
  };
}
