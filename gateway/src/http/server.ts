import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendRefusal, sendText } from '@tillgraph/platform/http';
import type { Logger } from '@tillgraph/platform/observability';
import { internalError } from '../errors.ts';
import type { GraphqlSockets } from '../subscriptions/web-socket-server.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { securityHeaders } from './security-headers.ts';

export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  search: string,
) => void | Promise<void>;

export interface HttpServerOptions {
  readonly graphql: Route;
  /** By path; GET and HEAD alone. */
  readonly pages: ReadonlyMap<string, Route>;
  readonly sockets: GraphqlSockets;
  /** Why the graph is not served yet: who asks nevertheless is told at once, and takes no time from the start. */
  readonly notReady: () => string | undefined;
  /** ms that requests under way have left when it closes. */
  readonly closeTimeout: number;
  readonly logger: Logger;
}

export interface HttpServer {
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Takes no more requests; resolves when those under way are answered, or given up as never to be sent or read. */
  close(): Promise<void>;
}

export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { graphql, pages, sockets, notReady, closeTimeout, logger } = options;
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { path, search } = partsOf(request);
    if (path === '/graphql') {
      if (request.method === 'OPTIONS') {
        answerPreflight(response);
        return;
      }
      for (const [name, value] of corsHeaders) {
        response.setHeader(name, value);
      }
      const reason = notReady();
      if (reason === undefined) {
        await graphql(request, response, search);
      } else {
        const told = { message: reason, extensions: { code: 'NOT_READY' } };
        sendRefusal(response, 503, told, { 'retry-after': retryAfter });
      }
      return;
    }
    const page = pages.get(path);
    if (!page) {
      sendText(
        response,
        404,
        'text/plain; charset=utf-8',
        'There is nothing here. The graph is at /graphql.\n',
      );
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendText(response, 405, 'text/plain; charset=utf-8', 'Only GET.\n', { allow: 'GET, HEAD' });
    } else {
      await page(request, response, search);
    }
  };

  const underWay = new Set<ServerResponse>();
  let closing = false;
  const closeWhenAnswered = () => {
    if (closing && underWay.size === 0) {
      // Those too on which a client has never asked anything.
      server.closeAllConnections();
    }
  };
  const server: Server = createServer((request, response) => {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      closeWhenAnswered();
    });
    for (const [name, value] of securityHeaders) {
      response.setHeader(name, value);
    }
    route(request, response).catch((error) => {
      // The client has left before all of its request had come: nothing was begun, and nobody is to be answered.
      if (request.destroyed && !request.complete) {
        return;
      }
      const told = internalError(error, logger);
      if (response.headersSent) {
        response.destroy();
      } else {
        sendRefusal(response, 500, told);
      }
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (partsOf(request).path !== '/graphql') {
      refuseUpgrade(socket, 'HTTP/1.1 404 Not Found');
    } else if (notReady() !== undefined) {
      refuseUpgrade(socket, 'HTTP/1.1 503 Service Unavailable', `retry-after: ${retryAfter}`);
    } else {
      sockets.upgrade(request, socket, head);
    }
  });
  // Longer than a proxy keeps an idle connection, so that it is the proxy that closes it.
  server.keepAliveTimeout = 65_000;

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(server.address() as AddressInfo); // of a server on a port
        });
      }),
    close: () =>
      new Promise((resolve) => {
        closing = true;
        const impatience = setTimeout(() => server.closeAllConnections(), closeTimeout);
        server.close(() => {
          clearTimeout(impatience);
          resolve();
        });
        closeWhenAnswered();
      }),
  };
}

/** s */
const retryAfter = '1';

function partsOf({ url = '/' }: IncomingMessage): { readonly path: string; readonly search: string } {
  const query = url.indexOf('?');
  return query === -1 ? { path: url, search: '' } : { path: url.slice(0, query), search: url.slice(query) };
}
