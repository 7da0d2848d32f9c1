import type { KeyObject } from 'node:crypto';
import { createAssertionSigner } from '@tillgraph/platform/assertions';
import type { Logger } from '@tillgraph/platform/observability';
import type { RunningSubgraph } from '@tillgraph/platform/subgraph';
import type { JSONWebKeySet } from 'jose';
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
import { createAuthenticator } from './security/access-tokens.ts';
import { createKeySet } from './security/key-set.ts';
import type { SessionStatus } from './security/session-status.ts';
import { type GatewaySettings, standardLimits } from './settings.ts';
import { createSharedSubscriptions } from './subscriptions/shared-subscriptions.ts';
import { createGraphqlSockets } from './subscriptions/web-socket-server.ts';
import { composeSupergraph } from './supergraph/compose.ts';
import { loadSupergraph } from './supergraph/supergraph.ts';
import { createInProcessTransport } from './transports/in-process.ts';

export interface GatewayOptions {
  readonly subgraphs: readonly RunningSubgraph[];
  readonly settings: GatewaySettings;
  /** Ed25519; subgraphs verify with its public key what the gateway tells them of a caller. */
  readonly assertionKey: KeyObject;
  /** The keys by which access tokens are verified. */
  readonly jwks: () => Promise<JSONWebKeySet>;
  readonly sessions: SessionStatus;
  readonly health: Health;
  /** Keeps the composed supergraph between starts. */
  readonly cacheFolder?: string;
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
  const { subgraphs, settings, sessions, health, logger } = options;
  const sdl = await composeSupergraph(
    subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `in-process:${name}` })),
    options.cacheFolder,
  );
  const transports = new Map(
    subgraphs.map((subgraph) => [subgraph.name as string, createInProcessTransport(subgraph)]),
  );
  const graph = createServedGraph(loadSupergraph(sdl), {
    limits: standardLimits.document,
    introspection: settings.introspection,
  });
  const metrics = createMetrics();
  const execution: Execution = {
    transports,
    deadlines: standardLimits.deadlines,
    maxCost: standardLimits.cost,
    metrics,
    logger,
  };
  const signer = createAssertionSigner(options.assertionKey);
  const keySet = createKeySet({ read: options.jwks, now: Date.now, logger });
  const authenticator = createAuthenticator({ keySet, sessions, signer, now: Date.now });
  const rateLimit = createRateLimit(settings.rateLimit, Date.now);
  const subscriptions = createSharedSubscriptions(execution, signer);
  const runner = createOperationRunner({
    graph,
    parse: createDocumentParser(standardLimits.tokens),
    execution,
    subscriptions,
  });
  const apollo = await startApollo({ graph, execution, maxTokens: standardLimits.tokens, logger });
  const eventStreams = createEventStreams({
    runner,
    authenticator,
    sessions,
    maxStreams: standardLimits.eventStreams,
  });
  const addressOf = createClientAddress(settings.trustedProxies);
  const sockets = createGraphqlSockets({
    runner,
    authenticator,
    rateLimit,
    sessions,
    addressOf,
    limits: standardLimits.sockets,
    maxMessage: standardLimits.body,
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
      maxBody: standardLimits.body,
    }),
    pages: createPages({ health, keySet, metrics }),
    sockets,
    // What takes longest is a mutation, and what is answered is still to be read.
    closeTimeout: standardLimits.deadlines.mutation + 2_000,
    logger,
  });

  return {
    async listen() {
      const { address, port } = await http.listen(settings.port, settings.host);
      return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
    },
    async close() {
      // Sockets and streams never end by themselves; requests do.
      const answered = http.close();
      eventStreams.close();
      await sockets.close();
      await answered;
      subscriptions.close();
      await apollo.stop();
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}
