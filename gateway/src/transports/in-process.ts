import type { RunningSubgraph } from '@tillgraph/platform/subgraph';
import { SubgraphUnavailable } from '../errors.ts';
import type { SubgraphTransport } from './port.ts';
import { shareExecutions } from './share-executions.ts';

/** Reaches a subgraph that runs in this process: no HTTP, no JSON. */
export function createInProcessTransport(subgraph: RunningSubgraph): SubgraphTransport {
  const unavailable = (cause: unknown): never => {
    throw new SubgraphUnavailable(`${subgraph.name} failed.`, { cause });
  };
  return {
    execute: shareExecutions((fetch) => subgraph.execute(fetch).catch(unavailable)),
    subscribe: (fetch) => subgraph.subscribe(fetch).catch(unavailable),
    retire: async () => undefined,
    close: async () => undefined,
  };
}
