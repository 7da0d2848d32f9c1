import type { ExecutionResult } from 'graphql';
import { Histogram, type Registry } from 'prom-client';
import type { RunningSubgraph, SubgraphRequest } from '../subgraph/index.ts';

/** The subgraph, which tells the registry of each operation, by kind and outcome; of a subscription, how it began. */
export function measured(subgraph: RunningSubgraph, registry: Registry): RunningSubgraph {
  const operations = new Histogram({
    name: 'tillgraph_subgraph_operation_seconds',
    help: 'Operations answered, and subscriptions begun, by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const observed =
    <Answer extends AsyncIterable<ExecutionResult> | ExecutionResult>(
      answer: (request: SubgraphRequest) => Promise<Answer>,
    ) =>
    async (request: SubgraphRequest): Promise<Answer> => {
      const begun = performance.now();
      let outcome = 'failed';
      try {
        const answered = await answer(request);
        outcome = 'errors' in answered && answered.errors ? 'errors' : 'ok';
        return answered;
      } finally {
        const kind = subgraph.kindOf(request) ?? 'invalid';
        operations.observe({ kind, outcome }, (performance.now() - begun) / 1000);
      }
    };
  return {
    ...subgraph,
    execute: observed((request) => subgraph.execute(request)),
    subscribe: observed((request) => subgraph.subscribe(request)),
  };
}
