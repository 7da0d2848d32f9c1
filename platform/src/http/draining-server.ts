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
}

export interface DrainingServer {
  /** Port 0: any that is free. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Takes no more requests; resolves when those under way are answered, or given up as never to be sent or read. */
  close(): Promise<void>;
}

/** A server of HTTP/1.1 that answers what it has taken before it ends. */
export function createDrainingServer(options: DrainingServerOptions): DrainingServer {
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
    if (closing) {
      // A client that keeps connections would otherwise send its next request into a closed one.
      response.setHeader('connection', 'close');
    }
    options.answer(request, response).catch((error) => {
      // The client has left before all of its request had come: nothing was begun, and nobody is to be answered.
      if (!request.destroyed || request.complete) {
        options.onFault(error, response);
      }
    });
  });
  server.on('upgrade', options.upgrade);
  // Longer than a client or a proxy keeps an idle connection, so that it is they who close it.
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
        const impatience = setTimeout(() => server.closeAllConnections(), options.closeTimeout);
        server.close(() => {
          clearTimeout(impatience);
          resolve();
        });
        closeWhenAnswered();
      }),
  };
}
