import type { RunningSubgraph } from '@tillgraph/platform/subgraph';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { SubgraphUnavailable } from '../errors.ts';
import { createCompiledOperations } from './compiled-operations.ts';
import type { SubgraphFetch, SubgraphTransport } from './port.ts';
import { shareExecutions } from './share-executions.ts';

/** Reaches a subgraph that runs in this process: no HTTP, no JSON, each operation parsed once and compiled. */
export function createInProcessTransport(subgraph: RunningSubgraph): SubgraphTransport {
  const operations = createCompiledOperations(subgraph.schema);

  const execute = async (fetch: SubgraphFetch): Promise<ExecutionResult> => {
    try {
      const operation = operations.get(fetch.query, fetch.operationName);
      const context = await subgraph.contextFor({ ...fetch, document: operation.document });
      const result = await operation.execute(context, fetch.variables ?? {});
      return withCodes(subgraph.finish(context, result));
    } catch (error) {
      return refusal(error, subgraph.name);
    }
  };

  return {
    execute: shareExecutions(execute),
    async subscribe(fetch) {
      try {
        const { document } = operations.get(fetch.query, fetch.operationName);
        const events = await subgraph.subscribe({ ...fetch, document });
        return Symbol.asyncIterator in events ? eachWithCodes(events) : withCodes(events);
      } catch (error) {
        return refusal(error, subgraph.name);
      }
    },
    close: async () => undefined,
  };
}

function refusal(error: unknown, subgraph: string): ExecutionResult {
  if (error instanceof GraphQLError) {
    return withCodes({ errors: [error] });
  }
  throw new SubgraphUnavailable(`${subgraph} failed.`, { cause: error });
}

/** No generator, which could not be told to return while it waits. */
function eachWithCodes(events: AsyncIterable<ExecutionResult>): AsyncIterable<ExecutionResult> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = events[Symbol.asyncIterator]();
      return {
        async next() {
          const next = await iterator.next();
          return next.done ? next : { done: false, value: withCodes(next.value) };
        },
        return: async () => iterator.return?.() ?? { done: true, value: undefined },
      };
    },
  };
}

/** What graphql-js itself refuses, it refuses without a code: a value that is none of its type. */
function withCodes(result: ExecutionResult): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(withCode) } : result;
}

function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions?.code !== undefined) {
    return error;
  }
  const { originalError } = error;
  const ofVariables = error.path === undefined;
  if (!ofVariables && !(originalError instanceof GraphQLError)) {
    return error;
  }
  const code = (originalError as GraphQLError | undefined)?.extensions?.code ?? 'BAD_USER_INPUT';
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    extensions: { ...error.extensions, code },
  });
}
