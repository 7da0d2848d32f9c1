import { type Client, CloseCode, createClient } from 'graphql-ws';
import type { Session } from '../session/session.ts';

/** The socket of the page's subscriptions. It connects again for as long as the session lasts. */
export function createLiveSocket(session: Session): Client {
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    // Asked before each connection: a socket is served by the cookie that it was opened with.
    url: async () => {
      await session.fresh();
      return new URL('/graphql', location.href.replace(/^http/, 'ws')).href;
    },
    lazy: true,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => wait(Math.min(250 * 2 ** retries, 4000) * (0.75 + Math.random() / 2)),
    keepAlive: heartbeat,
    on: {
      // A network that is gone says nothing: a ping without an answer ends the connection, and the next one begins.
      ping: (received) => {
        if (!received) overdue = setTimeout(() => socket.terminate(), patience);
      },
      pong: (received) => {
        if (received) clearTimeout(overdue);
      },
      closed: (event) => {
        clearTimeout(overdue);
        // Not tried again: the graph does not know the session any more. Renewing finds out.
        if (event instanceof CloseEvent && event.code === CloseCode.Unauthorized) void session.renew();
      },
    },
  });
  return socket;
}

/** ms between two pings. */
const heartbeat = 10_000;
/** ms that an answer to a ping may take. */
const patience = 5000;

const wait = (delay: number) => new Promise<void>((resolve) => setTimeout(resolve, delay));
