import type { Logger } from '@tillgraph/platform/observability';
import type { Tracer } from '@tillgraph/platform/tracing';
import type { Execution } from './execution/execute-operation.ts';
import { startApollo } from './http/apollo.ts';
import { createClientAddress } from './http/client-address.ts';
import { createEventStreams } from './http/event-stream.ts';
import { createGraphqlRoute } from './http/graphql-route.ts';
import { createOwnOrigin } from './http/own-origin.ts';
import { createPlainAnswers } from './http/plain-operation.ts';
import type { GraphRoutes } from './http/server.ts';
import { createRateLimit } from './limits/rate-limit.ts';
import type { Metrics } from './observability/metrics.ts';
import { createDocumentParser } from './operations/document-parser.ts';
import { createOperationRunner } from './operations/run-operation.ts';
import { createServedGraph } from './operations/served-graph.ts';
import type { Access } from './security/access.ts';
import { createSessionCookies } from './security/session-cookies.ts';
import type { GatewayLimits, GatewaySettings } from './settings.ts';
import { createSharedSubscriptions } from './subscriptions/shared-subscriptions.ts';
import { createGraphqlSockets } from './subscriptions/web-socket-server.ts';
import { loadSupergraph } from './supergraph/supergraph.ts';
import type { SupergraphSource } from './supergraph/supergraph-source.ts';
import type { SubgraphTransport } from './transports/port.ts';
import { createServedTransports, type SubgraphEndpoint } from './transports/served-transports.ts';

export interface GraphOptions {
  readonly supergraph: SupergraphSource;
  /** See `LoadedSupergraph.keepsContract`. */
  readonly keepsContract: boolean;
  readonly transportTo: (subgraph: SubgraphEndpoint) => SubgraphTransport;
  readonly access: Access;
  readonly limits: GatewayLimits;
  readonly settings: GatewaySettings;
  readonly logger: Logger;
  /** Undefined: nobody asks for traces. */
  readonly tracer?: Tracer | undefined;
}

/** A graph with everything by which clients are answered. */
export interface RunningGraph extends GraphRoutes {
  /** Completes subscriptions; `answered` resolves when no request is under way any more. */
  close(answered: Promise<void>): Promise<void>;
}

/** ms. What takes longest is a mutation, and what is answered is still to be read. */
export const longestOperation = ({ deadlines }: GatewayLimits): number => deadlines.mutation + 2_000;

/** Runs the graph of the supergraph whose SDL is `first`, and of each that the source tells after it. */
export async function runGraph(
  first: string,
  metrics: Metrics,
  options: GraphOptions,
): Promise<RunningGraph> {
  const { supergraph, keepsContract, access, limits, settings, logger } = options;
  const { authenticator, sessions } = access;
  const loaded = loadSupergraph(first, keepsContract);
  const transports = createServedTransports(options.transportTo, longestOperation(limits));
  transports.serve(loaded.subgraphs);
  const graph = createServedGraph(loaded, {
    limits: limits.document,
    introspection: settings.introspection,
    trustedDocuments: settings.trustedDocuments,
  });
  const execution: Execution = {
    transports,
    deadlines: limits.deadlines,
    maxCost: limits.cost,
    metrics,
    logger,
    tracer: options.tracer,
  };
  const rateLimit = createRateLimit(settings.rateLimit, () => performance.now());
  const subscriptions = createSharedSubscriptions(execution, access.sharedCaller);
  const runner = createOperationRunner({
    graph,
    parse: createDocumentParser(limits.tokens),
    execution,
    subscriptions,
  });
  const apollo = await startApollo({ graph, execution, maxTokens: limits.tokens, logger });
  const eventStreams = createEventStreams({ runner, sessions, maxStreams: limits.eventStreams });
  const addressOf = createClientAddress(settings.trustedProxies);
  const cookies =
    access.sessionSubgraph === undefined
      ? undefined
      : createSessionCookies({
          subgraph: access.sessionSubgraph,
          ownOrigin: createOwnOrigin(settings.trustedProxies),
          now: Date.now,
        });
  const sockets = createGraphqlSockets({
    runner,
    authenticator,
    cookies,
    rateLimit,
    sessions,
    addressOf,
    limits: limits.sockets,
    maxMessage: limits.body,
    logger,
  });
  metrics.watch('tillgraph_gateway_sockets', 'Open WebSockets.', sockets.open);
  metrics.watch(
    'tillgraph_gateway_subscriptions',
    'Subscriptions that are executed; equal ones are one.',
    () => subscriptions.subscribersOfEach().length,
  );
  metrics.watch('tillgraph_gateway_subscribers', 'Subscribers of all subscriptions.', () =>
    subscriptions.subscribersOfEach().reduce((sum, count) => sum + count, 0),
  );
  metrics.watch('tillgraph_gateway_event_streams', 'Open event streams.', eventStreams.open);

  const stopWatching = supergraph.watch((sdl) => {
    try {
      const changed = loadSupergraph(sdl, keepsContract);
      transports.serve(changed.subgraphs);
      graph.swap(changed);
      subscriptions.recheck(graph.current());
    } catch (error) {
      logger.error({ err: error }, 'A changed supergraph cannot be served: the one before it goes on');
    }
  });

  return {
    route: createGraphqlRoute({
      answerPlainly: createPlainAnswers(runner, execution),
      apollo,
      eventStreams,
      authenticator,
      cookies,
      rateLimit,
      addressOf,
      maxBody: limits.body,
    }),
    upgrade: sockets.upgrade,
    async close(answered) {
      stopWatching();
      // Sockets and streams never end by themselves; requests do.
      eventStreams.close();
      await sockets.close();
      await answered;
      subscriptions.close();
      await apollo.stop();
      await transports.close();
    },
  };
}
