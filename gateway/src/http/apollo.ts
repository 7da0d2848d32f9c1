import { ApolloServer, type ApolloServerOptionsWithGateway, type HTTPGraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from '@tillgraph/platform/observability';
import { GraphQLError } from 'graphql';
import { gatewayError, publicError } from '../errors.ts';
import { type Execution, executeOperation } from '../execution/execute-operation.ts';
import { consistencyTokenOf } from '../operations/consistency-token.ts';
import { parseErrorCode } from '../operations/document-parser.ts';
import type { Client } from '../operations/run-operation.ts';
import type { ServedGraph } from '../operations/served-graph.ts';
import { refusalOfStale } from '../security/stale-session.ts';
import { createDocumentStore } from './document-store.ts';
import type { GraphqlAnswer } from './graphql-answer.ts';

/** What a request brings beside its operation. */
export type ApolloContext = Omit<Client, 'mayChange'>;

export interface ApolloOptions {
  readonly graph: ServedGraph;
  readonly execution: Execution;
  readonly maxTokens: number;
  readonly logger: Logger;
}

export interface StartedApollo {
  execute(request: HTTPGraphQLRequest, context: ApolloContext): Promise<GraphqlAnswer>;
  stop(): Promise<void>;
}

/**
 * Apollo Server reads requests (GET, persisted queries, CSRF prevention, content types) and answers them; what lies
 * between is the same for all transports. The supergraph takes the place of @apollo/gateway. Operations that are asked
 * plainly do not come here.
 */
export async function startApollo({
  graph,
  execution,
  maxTokens,
  logger,
}: ApolloOptions): Promise<StartedApollo> {
  const server = new ApolloServer<ApolloContext>({
    gateway: gatewayOf(graph, execution),
    // Operations are validated when they are prepared, after their limits and for sockets too.
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens },
    documentStore: createDocumentStore(),
    formatError: (formatted) => publicError(withParseErrorCode(formatted), logger),
    stringifyResult: JSON.stringify,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: apolloLogger(logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return {
    async execute(httpGraphQLRequest, client) {
      const context = async () => client;
      const { status, headers, body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context,
      });
      if (body.kind !== 'complete') {
        throw new Error('No operation is answered in parts: the schema has no @defer.');
      }
      return { status: status ?? 200, headers, body: body.string };
    },
    stop: () => server.stop(),
  };
}

type ApolloGateway = ApolloServerOptionsWithGateway<ApolloContext>['gateway'];

function gatewayOf(graph: ServedGraph, execution: Execution): ApolloGateway {
  return {
    onSchemaLoadOrUpdate: (listener) =>
      graph.onSwap(({ supergraph }) =>
        listener({ apiSchema: supergraph.schema, coreSupergraphSdl: supergraph.sdl }),
      ),
    load: async () => ({
      executor: async ({ schema, document, request, context }) => {
        const client = context as ApolloContext; // as `execute` gave it
        const { caller, allowance, trace, session } = client;
        const prepared = graph.storeOf(schema).prepare(document, request.operationName);
        if (!prepared.ok) {
          return { errors: prepared.errors };
        }
        const { definition } = prepared.operation;
        const stale = refusalOfStale(client.stale, definition);
        if (stale) {
          return { errors: [withStatus(401, stale)] };
        }
        if (definition.operation === 'subscription') {
          return { errors: [notByHttp] };
        }
        return executeOperation(
          {
            operation: prepared.operation,
            variables: request.variables ?? {},
            caller,
            allowance,
            consistencyToken: consistencyTokenOf(client.consistencyToken, request.extensions),
            trace,
            session,
          },
          execution,
        );
      },
    }),
    stop: async () => undefined,
  };
}

/** As Apollo Server is told how to answer. */
const withStatus = (status: number, { message, extensions }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { extensions: { ...extensions, http: { status } } });

const notByHttp = gatewayError(
  'BAD_USER_INPUT',
  'A subscription needs a WebSocket (graphql-transport-ws), or accept: text/event-stream.',
);

function withParseErrorCode<Formatted extends { readonly message: string; readonly extensions?: object }>(
  error: Formatted,
): Formatted {
  const code = error.extensions && 'code' in error.extensions ? error.extensions.code : undefined;
  return code === 'GRAPHQL_PARSE_FAILED'
    ? { ...error, extensions: { ...error.extensions, code: parseErrorCode(error.message) } }
    : error;
}

const apolloLogger = (logger: Logger) => ({
  debug: (message?: unknown) => logger.debug(String(message)),
  info: (message?: unknown) => logger.info(String(message)),
  warn: (message?: unknown) => logger.warn(String(message)),
  error: (message?: unknown) => logger.error(String(message)),
});
