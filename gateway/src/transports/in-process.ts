import { isOutage } from '@tillgraph/platform/outages';
import { mapAsync, type RunningSubgraph } from '@tillgraph/platform/subgraph';
import { SubgraphUnavailable } from '../errors.ts';
import type { SubgraphTransport } from './port.ts';
import { shareExecutions } from './share-executions.ts';

/** Reaches a subgraph that runs in this process: no HTTP, no JSON. */
export function createInProcessTransport(subgraph: RunningSubgraph): SubgraphTransport {
  const failed = (cause: unknown) => new SubgraphUnavailable(`${subgraph.name} failed.`, { cause });
  const unavailable = (cause: unknown): never => {
    throw failed(cause);
  };
  return {
    execute: shareExecutions((fetch) => subgraph.execute(fetch).catch(unavailable)),
    async subscribe(fetch) {
      const outage = (error: unknown) => (isOutage(error) ? failed(error) : error);
      const answer = await subgraph.subscribe(fetch).catch((error) => {
        throw outage(error);
      });
      return Symbol.asyncIterator in answer ? mapAsync(answer, (event) => event, outage) : answer;
    },
    retire: async () => undefined,
    close: async () => undefined,
  };
}
