import type { Logger } from '@tillgraph/platform/observability';
import type { Execution } from './execution/execute-operation.ts';
import { startApollo } from './http/apollo.ts';
import { createClientAddress } from './http/client-address.ts';
import { createEventStreams } from './http/event-stream.ts';
import { createGraphqlRoute } from './http/graphql-route.ts';
import type { Health } from './http/health.ts';
import { createPages } from './http/pages.ts';
import { createHttpServer } from './http/server.ts';
import { createRateLimit } from './limits/rate-limit.ts';
import { createMetrics } from './observability/metrics.ts';
import { createDocumentParser } from './operations/document-parser.ts';
import { createOperationRunner } from './operations/run-operation.ts';
import { createServedGraph } from './operations/served-graph.ts';
import type { Access } from './security/access.ts';
import type { GatewayLimits, GatewaySettings } from './settings.ts';
import { createSharedSubscriptions } from './subscriptions/shared-subscriptions.ts';
import { createGraphqlSockets } from './subscriptions/web-socket-server.ts';
import { loadSupergraph } from './supergraph/supergraph.ts';
import type { SupergraphSource } from './supergraph/supergraph-source.ts';
import type { SubgraphTransport } from './transports/port.ts';
import { createServedTransports, type SubgraphEndpoint } from './transports/served-transports.ts';

export interface GatewayOptions {
  readonly supergraph: SupergraphSource;
  /** See `LoadedSupergraph.keepsContract`. */
  readonly keepsContract: boolean;
  readonly transportTo: (subgraph: SubgraphEndpoint) => SubgraphTransport;
  readonly access: Access;
  readonly limits: GatewayLimits;
  readonly settings: GatewaySettings;
  readonly health: Health;
  readonly logger: Logger;
}

export interface Gateway {
  /** Resolves with the address that clients use, such as http://127.0.0.1:4000. */
  listen(): Promise<string>;
  /** Takes nothing new, answers what it has taken, completes subscriptions. */
  close(): Promise<void>;
}

/** The one graph of all subgraphs, over HTTP, WebSocket and server-sent events. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraph, keepsContract, access, limits, settings, health, logger } = options;
  const { authenticator, sessions } = access;
  const first = loadSupergraph(await supergraph.first(), keepsContract);
  // What takes longest is a mutation, and what is answered is still to be read.
  const longest = limits.deadlines.mutation + 2_000;
  const transports = createServedTransports(options.transportTo, longest);
  transports.serve(first.subgraphs);
  const graph = createServedGraph(first, {
    limits: limits.document,
    introspection: settings.introspection,
  });
  const metrics = createMetrics();
  const execution: Execution = {
    transports,
    deadlines: limits.deadlines,
    maxCost: limits.cost,
    metrics,
    logger,
  };
  const rateLimit = createRateLimit(settings.rateLimit, Date.now);
  const subscriptions = createSharedSubscriptions(execution, access.sharedCaller);
  const runner = createOperationRunner({
    graph,
    parse: createDocumentParser(limits.tokens),
    execution,
    subscriptions,
  });
  const apollo = await startApollo({ graph, execution, maxTokens: limits.tokens, logger });
  const eventStreams = createEventStreams({
    runner,
    authenticator,
    sessions,
    maxStreams: limits.eventStreams,
  });
  const addressOf = createClientAddress(settings.trustedProxies);
  const sockets = createGraphqlSockets({
    runner,
    authenticator,
    rateLimit,
    sessions,
    addressOf,
    limits: limits.sockets,
    maxMessage: limits.body,
  });
  metrics.watch('tillgraph_gateway_sockets', 'Open WebSockets.', sockets.open);
  metrics.watch('tillgraph_gateway_event_streams', 'Open event streams.', eventStreams.open);
  const http = createHttpServer({
    graphql: createGraphqlRoute({
      apollo,
      eventStreams,
      authenticator,
      rateLimit,
      addressOf,
      maxBody: limits.body,
    }),
    pages: createPages({ health, jwks: access.jwks, metrics }),
    sockets,
    notReady: health.notReady,
    closeTimeout: longest,
    logger,
  });

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
    async listen() {
      const { address, port } = await http.listen(settings.port, settings.host);
      return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
    },
    async close() {
      stopWatching();
      // Sockets and streams never end by themselves; requests do.
      const answered = http.close();
      eventStreams.close();
      await sockets.close();
      await answered;
      subscriptions.close();
      await apollo.stop();
      await transports.close();
    },
  };
}
