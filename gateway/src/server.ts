import type { MetricsRegistry } from '@tillgraph/platform/observability';
import type { Health } from './http/health.ts';
import { createPages } from './http/pages.ts';
import { createHttpServer } from './http/server.ts';
import { createMetrics } from './observability/metrics.ts';
import { type GraphOptions, longestOperation, type RunningGraph, runGraph } from './running-graph.ts';

export interface GatewayOptions extends GraphOptions {
  readonly health: Health;
  /** Of the shop's own page, as it was built. */
  readonly pageFolder?: string;
  /** Where others of the process tell of themselves, too. */
  readonly registry?: MetricsRegistry | undefined;
}

export interface Gateway {
  /** Resolves with the address that clients use, such as http://127.0.0.1:4000. */
  listen(): Promise<string>;
  /** Resolves when the graph is served, before which operations are answered 503; rejects when there is none. */
  readonly served: Promise<void>;
  /** Takes nothing new, answers what it has taken, completes subscriptions. */
  close(): Promise<void>;
}

/** The one graph of all subgraphs, over HTTP, WebSocket and server-sent events. */
export function createGateway(options: GatewayOptions): Gateway {
  const { supergraph, access, limits, settings, health, pageFolder, logger } = options;
  const closing = new AbortController();
  const metrics = createMetrics(options.registry);
  let graph: RunningGraph | undefined;
  const start = async () => {
    const first = await supergraph.first(closing.signal);
    closing.signal.throwIfAborted();
    graph = await runGraph(first, metrics, options);
  };
  const served = start();
  served.catch(() => undefined); // told to who waits for it

  const notReady = () => (graph ? health.notReady() : supergraph.awaited());
  const http = createHttpServer({
    graph: () => notReady() ?? graph ?? supergraph.awaited(),
    pageAt: createPages({ health: { ...health, notReady }, jwks: access.jwks, metrics, pageFolder }),
    closeTimeout: longestOperation(limits),
    logger,
  });

  return {
    served,
    async listen() {
      const { address, port } = await http.listen(settings.port, settings.host);
      return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
    },
    async close() {
      closing.abort();
      await served.catch(() => undefined); // told to who waits for it
      const answered = http.close();
      await graph?.close(answered);
      await answered;
    },
  };
}

/** Resolves with the gateway when it serves its graph; for a supergraph that waits for nobody. */
export async function createServingGateway(options: GatewayOptions): Promise<Gateway> {
  const gateway = createGateway(options);
  await gateway.served;
  return gateway;
}
