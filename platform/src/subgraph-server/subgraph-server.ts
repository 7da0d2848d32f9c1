import type { IncomingMessage, ServerResponse } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { Registry } from 'prom-client';
import { createDrainingServer, sendJson, sendRefusal, sendText } from '../http/index.ts';
import type { Logger } from '../observability/index.ts';
import { internalError, type RunningSubgraph } from '../subgraph/index.ts';
import { startApollo } from './apollo.ts';
import { createLiveOperations } from './live-operations.ts';
import { measured } from './measured.ts';
import { createOperationsRoute } from './operations-route.ts';

/** Answered as JSON. */
export type ServedDocument = (parameters: URLSearchParams) => Promise<object>;

export interface SubgraphServerOptions {
  /** Undefined in a process that serves no operations, only how it is. */
  readonly subgraph: RunningSubgraph | undefined;
  /** Why the process does not do its work yet, or undefined. */
  readonly notReady: () => string | undefined;
  /** What /metrics tells, beside the operations. */
  readonly registry: Registry;
  /** What else it answers, by path. */
  readonly documents?: ReadonlyMap<string, ServedDocument>;
  readonly logger: Logger;
}

export interface SubgraphServer {
  /** Port 0: any that is free. Resolves with the address, such as http://127.0.0.1:4001. */
  listen(port: number, host: string): Promise<string>;
  /** Takes nothing new, answers what it has taken, and has its sockets connect elsewhere. */
  close(): Promise<void>;
}

/** /graphql over HTTP and WebSocket, /healthz, /readyz and /metrics. */
export async function createSubgraphServer(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { notReady, registry, documents, logger } = options;
  const graphql = options.subgraph && (await serveOperations(measured(options.subgraph, registry), logger));

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://subgraph');
    switch (pathname) {
      case '/graphql':
        return graphql ? graphql.route(request, response, search) : nothingHere(response);
      case '/healthz':
        return sendJson(response, 200, { status: 'ok' });
      case '/readyz': {
        const reason = notReady();
        return reason === undefined
          ? sendJson(response, 200, { status: 'ready' })
          : sendJson(response, 503, { status: 'not ready', reason });
      }
      case '/metrics':
        return sendText(response, 200, registry.contentType, await registry.metrics());
      default: {
        const document = documents?.get(pathname);
        return document ? sendJson(response, 200, await document(searchParams)) : nothingHere(response);
      }
    }
  };

  const http = createDrainingServer({
    answer,
    upgrade(request, socket, head) {
      if (graphql && request.url?.split('?')[0] === '/graphql') {
        graphql.live.upgrade(request, socket, head);
      } else {
        socket.on('error', () => socket.destroy());
        socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      }
    },
    onFault(error, response) {
      const told = internalError(error, logger);
      if (response.headersSent) {
        response.destroy();
      } else {
        sendRefusal(response, 500, told);
      }
    },
    closeTimeout,
  });

  return {
    async listen(port, host) {
      const { address, port: given } = await http.listen(port, host);
      return `http://${address.includes(':') ? `[${address}]` : address}:${given}`;
    },
    async close() {
      // Sockets never end by themselves; requests do.
      const answered = http.close();
      await graphql?.live.close();
      await answered;
      await graphql?.stop();
    },
  };
}

/** ms; longer than a gateway waits for a mutation. */
const closeTimeout = 17_000;

/** Bytes. Representations of as many entities as one operation may ask for. */
const maxMessage = 16 * 1024 * 1024;

async function serveOperations(subgraph: RunningSubgraph, logger: Logger) {
  // Without resolvers: what is executed, the subgraph executes.
  const schema = buildSubgraphSchema(parse(subgraph.typeDefs));
  const apollo = await startApollo(subgraph, schema, logger);
  return {
    route: createOperationsRoute({ subgraph, standard: apollo.route, maxBody: maxMessage, logger }),
    live: createLiveOperations({ subgraph, schema, maxMessage, logger }),
    stop: () => apollo.stop(),
  };
}

const nothingHere = (response: ServerResponse): void =>
  sendText(
    response,
    404,
    'text/plain; charset=utf-8',
    'There is nothing here. Operations are taken at /graphql.\n',
  );
