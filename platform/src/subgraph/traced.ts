import type { ExecutionResult } from 'graphql';
import type { Tracer } from '../tracing/index.ts';
import { failureOf } from '../tracing/index.ts';
import type { RunningSubgraph, SubgraphRequest } from './port.ts';

/** The subgraph, each operation of which is a span; of a subscription, how it begins. */
export function traced(subgraph: RunningSubgraph, tracer: Tracer): RunningSubgraph {
  const observed =
    <Answer extends AsyncIterable<ExecutionResult> | ExecutionResult>(
      answer: (request: SubgraphRequest) => Promise<Answer>,
    ) =>
    async (request: SubgraphRequest): Promise<Answer> => {
      const { headers } = request;
      const span = tracer.start(`operation ${subgraph.name}`, {
        kind: 'server',
        parent: headers.traceparent,
        attributes: { 'tillgraph.context': subgraph.name },
      });
      try {
        const answered = await answer({ ...request, headers: { ...headers, traceparent: span.traceparent } });
        span.end(failureIn(answered));
        return answered;
      } catch (error) {
        span.end(failureOf(error));
        throw error;
      }
    };
  return {
    ...subgraph,
    execute: observed((request) => subgraph.execute(request)),
    subscribe: observed((request) => subgraph.subscribe(request)),
  };
}

function failureIn(answered: AsyncIterable<ExecutionResult> | ExecutionResult): string | undefined {
  if (!('errors' in answered) || !answered.errors) return undefined;
  const code = answered.errors[0]?.extensions.code;
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}
