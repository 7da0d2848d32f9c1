import type { Health } from '@tillgraph/gateway/http/health';
import type { SubgraphSchema } from '@tillgraph/gateway/supergraph/compose';
import { version } from '../version.ts';
import { readStandings, serviceStatus } from './standing.ts';

/** What a gateway tells of the shop: each subgraph says how far its log and its consumers are. */
export function createGatewayHealth(subgraphs: readonly SubgraphSchema[]): Health {
  return {
    // It serves what there is: a subgraph that is down costs its own fields.
    notReady: () => undefined,
    async status() {
      const standings = await readStandings(subgraphs.map(({ name, url }) => [name, url]));
      return [
        { name: 'gateway', up: true, lag: null, version },
        ...subgraphs.map(({ name }) => serviceStatus(name, standings)),
      ];
    },
  };
}
