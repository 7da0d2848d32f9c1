import type { Health } from '@tillgraph/gateway/http/health';
import type { SubgraphSchema } from '@tillgraph/gateway/supergraph/compose';
import { version } from '../version.ts';
import { type Standing, serviceStatus, standingPath, standingSchema } from './standing.ts';

/** What a gateway tells of the shop: each subgraph says how far its log and its consumers are. */
export function createGatewayHealth(subgraphs: readonly SubgraphSchema[]): Health {
  return {
    // It serves what there is: a subgraph that is down costs its own fields.
    notReady: () => undefined,
    async status() {
      const standings = new Map(
        await Promise.all(subgraphs.map(async ({ name, url }) => [name, await readStanding(url)] as const)),
      );
      return [
        { name: 'gateway', up: true, lag: null, version },
        ...subgraphs.map(({ name }) => serviceStatus(name, standings)),
      ];
    },
  };
}

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
