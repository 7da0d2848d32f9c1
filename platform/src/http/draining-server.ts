import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface DrainingServerOptions {
  /** Rejects only for a fault of ours. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly onFault: (error: unknown, response: ServerResponse) => void;
  /** ms that requests under way have left when it closes. */
  readonly closeTimeout: number;
  /** Of tests, which cannot wait as long as a server does. */
  readonly patience?: RequestPatience;
}

/**
 * ms that a client has. Who sends a request a byte at a time, or reads none of its answer, would keep its connection, and
 * in memory the answer, for as long as he likes.
 */
export interface RequestPatience {
  readonly headers: number;
  /** With its body. */
  readonly request: number;
  /** In which nothing is sent nor read. Longer than any answer takes, and than an event stream is silent. */
  readonly silence: number;
}

/** For a slow telephone: two megabytes at 35 kB/s. */
const standardPatience: RequestPatience = { headers: 15_000, request: 60_000, silence: 60_000 };

export interface DrainingServer {
  /** Port 0: any that is free. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /**
   * Has clients leave for a moment, where there are any, then takes no more requests; resolves when those under way are
   * answered, or given up as never to be sent or read.
   */
  close(): Promise<void>;
}

/** A server of HTTP/1.1 that answers what it has taken before it ends. */
export function createDrainingServer(options: DrainingServerOptions): DrainingServer {
  const connections = new Set<Duplex>();
  const underWay = new Set<ServerResponse>();
  let phase: 'open' | 'announcing' | 'closing' = 'open';
  const closeWhenAnswered = () => {
    if (phase === 'closing' && underWay.size === 0) {
      // Those too on which a client has never asked anything.
      server.closeAllConnections();
    }
  };
  const { headers, request: whole, silence } = options.patience ?? standardPatience;
  const requestTimes = {
    headersTimeout: headers,
    requestTimeout: whole,
    connectionsCheckingInterval: Math.min(headers, 5_000),
  };
  const server: Server = createServer(requestTimes, (request, response) => {
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      closeWhenAnswered();
    });
    if (phase !== 'open') {
      askToLeave(response);
    }
    options.answer(request, response).catch((error) => {
      // The client has left before all of its request had come: nothing was begun, and nobody is to be answered.
      if (!request.destroyed || request.complete) {
        options.onFault(error, response);
      }
    });
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => {
    connections.delete(socket);
    options.upgrade(request, socket, head);
  });
  // Longer than a client or a proxy keeps an idle connection, so that it is they who close it.
  server.keepAliveTimeout = 65_000;
  server.setTimeout(silence);

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, host, backlog }, () => {
          server.off('error', reject);
          resolve(server.address() as AddressInfo); // of a server on a port
        });
      }),
    close: () =>
      new Promise((resolve) => {
        phase = 'announcing';
        underWay.forEach(askToLeave);
        const impatience = setTimeout(() => server.closeAllConnections(), options.closeTimeout);
        const end = () => {
          phase = 'closing';
          // Node closes idle connections with it.
          server.close(() => {
            clearTimeout(impatience);
            resolve();
          });
          closeWhenAnswered();
        };
        if (connections.size === 0) {
          end();
        } else {
          setTimeout(end, announcement);
        }
      }),
  };
}

/**
 * Connections that wait to be taken, as many as the system allows. Of ten thousand pages that come back at once after a
 * start, Node's own 511 has the system drop most, of which some try again only after a minute.
 */
const backlog = 16_384;

/**
 * ms. A connection that a client keeps and is in the midst of using is closed by an answer in this time, not under the
 * client's next request, which a gateway could not repeat if it were a mutation.
 */
const announcement = 250;

function askToLeave(response: ServerResponse): void {
  if (!response.headersSent) {
    response.setHeader('connection', 'close');
  }
}
