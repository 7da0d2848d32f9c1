import type { IncomingMessage, ServerResponse } from 'node:http';
import { createDrainingServer, type DrainingServer, sendRefusal, sendText } from '@tillgraph/platform/http';
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

/** What answers operations. */
export interface GraphRoutes {
  readonly route: Route;
  readonly upgrade: GraphqlSockets['upgrade'];
}

export interface HttpServerOptions {
  /** Or why the graph is not served yet: who asks nevertheless is told at once, and takes no time from the start. */
  readonly graph: () => GraphRoutes | string;
  /** GET and HEAD alone; undefined where there is nothing. */
  readonly pageAt: (path: string, request: IncomingMessage) => Route | undefined;
  /** ms that requests under way have left when it closes. */
  readonly closeTimeout: number;
  readonly logger: Logger;
}

export function createHttpServer(options: HttpServerOptions): DrainingServer {
  const { pageAt, closeTimeout, logger } = options;
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
      const graph = options.graph();
      if (typeof graph === 'string') {
        const told = { message: graph, extensions: { code: 'NOT_READY' } };
        sendRefusal(response, 503, told, { 'retry-after': retryAfter });
      } else {
        await graph.route(request, response, search);
      }
      return;
    }
    const page = pageAt(path, request);
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

  return createDrainingServer({
    answer(request, response) {
      for (const [name, value] of securityHeaders) {
        response.setHeader(name, value);
      }
      return route(request, response);
    },
    upgrade(request, socket, head) {
      const graph = options.graph();
      if (partsOf(request).path !== '/graphql') {
        refuseUpgrade(socket, 'HTTP/1.1 404 Not Found');
      } else if (typeof graph === 'string') {
        refuseUpgrade(socket, 'HTTP/1.1 503 Service Unavailable', `retry-after: ${retryAfter}`);
      } else {
        graph.upgrade(request, socket, head);
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
}

/** s */
const retryAfter = '1';

function partsOf({ url = '/' }: IncomingMessage): { readonly path: string; readonly search: string } {
  const query = url.indexOf('?');
  return query === -1 ? { path: url, search: '' } : { path: url.slice(0, query), search: url.slice(query) };
}
