import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../observability/index.ts';
import { publicError, type RunningSubgraph, type SubgraphRequest } from '../subgraph/index.ts';
import { abortedWhenLeft } from './aborted-when-left.ts';
import { subgraphRequest } from './subgraph-request.ts';

export type StandardRoute = (
  request: IncomingMessage,
  response: ServerResponse,
  search: string,
  body: unknown,
) => Promise<void>;

export interface StartedApollo {
  readonly route: StandardRoute;
  stop(): Promise<void>;
}

interface ApolloContext {
  readonly headers: IncomingMessage['headers'];
  readonly signal: AbortSignal;
}

/**
 * What clients of a subgraph expect of Apollo Server: GET, persisted queries, CSRF prevention, the Sandbox in a
 * browser. It executes on the subgraph, which asks the same of everybody.
 */
export async function startApollo(
  subgraph: RunningSubgraph,
  schema: GraphQLSchema,
  logger: Logger,
): Promise<StartedApollo> {
  const server = new ApolloServer<ApolloContext>({
    gateway: {
      onSchemaLoadOrUpdate(listener) {
        listener({ apiSchema: schema, coreSupergraphSdl: subgraph.typeDefs });
        return () => undefined;
      },
      load: async () => ({
        executor: ({ request, context }) => {
          const { headers, signal } = context as ApolloContext; // as `route` gave it
          return subgraph.execute(toSubgraphRequest(request, headers, signal));
        },
      }),
      stop: async () => undefined,
    },
    // The subgraph itself validates, after its limits.
    dangerouslyDisableValidation: true,
    formatError: (formatted) => publicError(formatted, logger),
    stringifyResult: JSON.stringify,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageLocalDefault({ footer: false }),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return {
    async route(request, response, search, body) {
      const context: ApolloContext = { headers: request.headers, signal: abortedWhenLeft(response) };
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method ?? '',
          headers: headerMapOf(request),
          search,
          body,
        },
        context: async () => context,
      });
      if (answer.body.kind !== 'complete') {
        throw new Error('No operation is answered in parts: the schema has no @defer.');
      }
      for (const [name, value] of answer.headers) {
        response.setHeader(name, value);
      }
      response.statusCode = answer.status ?? 200;
      response.end(answer.body.string);
    },
    stop: () => server.stop(),
  };
}

interface ApolloRequest {
  readonly query?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
  readonly operationName?: string | undefined;
  readonly extensions?: Record<string, unknown> | undefined;
}

const toSubgraphRequest = (
  { query = '', variables, operationName, extensions }: ApolloRequest,
  headers: IncomingMessage['headers'],
  signal: AbortSignal,
): SubgraphRequest => subgraphRequest({ query, variables, operationName, extensions }, headers, signal);

function headerMapOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) {
      map.set(name, typeof value === 'string' ? value : value.join(', '));
    }
  }
  return map;
}
