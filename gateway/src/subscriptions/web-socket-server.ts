import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SessionStatus } from '@tillgraph/platform/access-tokens';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientAddress } from '../http/client-address.ts';
import { refuseUpgrade } from '../http/refuse-upgrade.ts';
import type { Allowance } from '../limits/rate-limit.ts';
import type { Client } from '../operations/run-operation.ts';
import type { Caller } from '../security/caller.ts';
import type { SessionCookies } from '../security/session-cookies.ts';
import { createHeartbeats } from './heartbeats.ts';
import { type OpenSocket, type SocketOpener, type SocketOptions, serveSocket } from './web-socket.ts';

export interface GraphqlSockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Drains all sockets; resolves when they are closed. */
  close(): Promise<void>;
  readonly open: () => number;
}

export interface GraphqlSocketsOptions extends SocketOptions {
  readonly sessions: SessionStatus;
  readonly addressOf: ClientAddress;
  /** Undefined: cookies are not looked at. */
  readonly cookies: SessionCookies | undefined;
  /** Bytes of one message. */
  readonly maxMessage: number;
}

export function createGraphqlSockets(options: GraphqlSocketsOptions): GraphqlSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: options.maxMessage,
    perMessageDeflate: false,
    // Without end, also to a client that reads none of it: serveSocket answers those that it counts.
    autoPong: false,
    handleProtocols: (protocols) =>
      protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });
  const open = new Map<WebSocket, OpenSocket>();
  const heartbeats = createHeartbeats(heartbeatInterval);

  const accept = (socket: WebSocket, opener: SocketOpener) => {
    // First of all: a malformed frame is an error of a socket that is refused, too.
    socket.on('error', () => socket.terminate());
    if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      socket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
      return;
    }
    const clientOf = (caller: Caller, allowance: Allowance): Client => ({
      caller,
      allowance,
      consistencyToken: undefined,
      mayChange: true,
      trace: { 'x-correlation-id': randomUUID(), traceparent: undefined },
    });
    open.set(socket, serveSocket(socket, opener, clientOf, options));
    heartbeats.watch(socket);
    socket.on('close', () => open.delete(socket));
  };

  const stopListening = options.sessions.onEnded(() => {
    for (const socket of open.values()) {
      socket.checkSession();
    }
  });

  return {
    upgrade(request, socket, head) {
      const address = options.addressOf(request);
      const wait = options.rateLimit.of(address).take(1);
      if (wait !== undefined) {
        refuseUpgrade(socket, 'HTTP/1.1 429 Too Many Requests', `retry-after: ${wait}`);
        return;
      }
      const cookies = options.cookies?.ofUpgrade(request);
      if (cookies === 'foreign') {
        refuseUpgrade(socket, 'HTTP/1.1 403 Forbidden');
        return;
      }
      server.handleUpgrade(request, socket, head, (accepted) =>
        accept(accepted, { address, accessToken: cookies?.accessToken }),
      );
    },
    open: () => open.size,
    async close() {
      stopListening();
      heartbeats.stop();
      // Refuses new ones from now on.
      server.close();
      const closed = [...open.keys()].map(
        (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
      );
      for (const socket of open.values()) {
        socket.drain();
      }
      await Promise.all(closed);
    },
  };
}

/** ms. */
const heartbeatInterval = 20_000;
