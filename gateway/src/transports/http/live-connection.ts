import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { type ClientOptions, WebSocket } from 'ws';
import { SubgraphUnavailable } from '../../errors.ts';
import type { SubgraphFetch } from '../port.ts';
import { createInbox } from './inbox.ts';
import { toResult } from './read-answer.ts';

/** The subscriptions of all clients to one subgraph, over one WebSocket that is open while there is any. */
export interface LiveConnection {
  subscribe(fetch: SubgraphFetch): AsyncIterable<ExecutionResult>;
  /** Resolves when the last subscription has ended; the socket closes by itself then. */
  whenUnused(): Promise<void>;
  close(): Promise<void>;
}

/** Both in ms. */
export interface Heartbeat {
  readonly interval: number;
  /** For an answer. */
  readonly patience: number;
}

/** `maxMessage` in bytes. Connects anew only for a new subscription: who had one knows how to go on. */
export function createLiveConnection(
  url: URL,
  maxMessage: number,
  heartbeat: Heartbeat = { interval: 10_000, patience: 5_000 },
): LiveConnection {
  const address = new URL(url);
  address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const open = new Set<Promise<void>>();
  let answerTimer: NodeJS.Timeout | undefined;
  const client: Client = createClient({
    url: address.href,
    webSocketImpl: socketWith({ handshakeTimeout, maxPayload: maxMessage, perMessageDeflate: false }),
    lazy: true,
    lazyCloseTimeout: 1_000,
    connectionAckWaitTimeout: handshakeTimeout,
    retryAttempts: 0,
    keepAlive: heartbeat.interval,
    on: {
      // A peer that is gone without a word is found out by its silence.
      ping(received) {
        if (!received) {
          answerTimer = setTimeout(() => client.terminate(), heartbeat.patience);
        }
      },
      pong(received) {
        if (received) {
          clearTimeout(answerTimer);
        }
      },
      closed: () => clearTimeout(answerTimer),
    },
  });

  return {
    subscribe: ({ query, variables, operationName, headers, signal }) => {
      const inbox = createInbox<ExecutionResult>();
      const payload = {
        query,
        variables: variables ?? null,
        operationName: operationName ?? null,
        extensions: { headers },
      };
      const stop = client.subscribe<Record<string, unknown>>(payload, {
        next(value) {
          const result = toResult(value);
          if (!result) {
            inbox.fail(new SubgraphUnavailable('An event is no GraphQL response.'));
          } else if (result.data === undefined) {
            // A subgraph's way to say that the subscription has failed.
            inbox.fail(result.errors?.[0] ?? new SubgraphUnavailable('An event has no data.'));
          } else {
            inbox.put(result);
          }
        },
        error: (error) => inbox.fail(failureOf(error)),
        complete: () => inbox.end(),
      });
      const end = () => inbox.end();
      const closed = new Promise<void>((resolve) => inbox.whenClosed(resolve)).then(() => {
        signal?.removeEventListener('abort', end);
        stop();
      });
      open.add(closed);
      void closed.then(() => open.delete(closed));
      signal?.addEventListener('abort', end, { once: true });
      if (signal?.aborted) {
        end();
      }
      return inbox;
    },
    async whenUnused() {
      while (open.size > 0) {
        await Promise.all(open);
      }
    },
    async close() {
      clearTimeout(answerTimer);
      await client.dispose();
    },
  };
}

/** ms. */
const handshakeTimeout = 3_000;

const socketWith = (options: ClientOptions): unknown =>
  class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, options);
    }
  };

/** The client tells errors of GraphQL in a list, and the end of a connection as an event of the socket. */
function failureOf(error: unknown): Error {
  if (Array.isArray(error)) {
    const [{ message, extensions } = { message: 'The subscription is refused.' }] =
      error as readonly GraphQLFormattedError[]; // as the protocol says
    return new GraphQLError(message, { extensions: { ...extensions } });
  }
  return new SubgraphUnavailable('The connection was lost.', { cause: error });
}
