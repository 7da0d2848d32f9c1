import { Client, type ExecutionResult, fetchExchange, mapExchange, subscriptionExchange } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { createStore, type Store } from '../app/store.ts';
import type { Session } from '../session/session.ts';
import { createCache } from './cache.ts';
import { type Connection, watchConnection } from './connection.ts';
import { subscribeForGood } from './lasting-subscription.ts';
import { createLiveSocket } from './live-socket.ts';
import { overHttp } from './over-http.ts';
import { createOwnWrites } from './own-writes.ts';
import { createUnansweredKeys, type UnansweredKeys } from './unanswered-keys.ts';

/** The shop's graph, as one cashier sees it. */
export interface Graph {
  readonly client: Client;
  readonly connection: Store<Connection>;
  /** How often a subscription had to be begun again. */
  readonly begunAgain: Store<number>;
  /** Keys of changes that nobody has answered yet. */
  readonly keys: UnansweredKeys;
  close(): void;
}

/** Queries and mutations by HTTP, subscriptions by one WebSocket, all in the name of who is signed in. */
export function createGraph(session: Session): Graph {
  const socket = createLiveSocket(session);
  const writes = createOwnWrites(Date.now);
  const begunAgain = createStore(0);
  const onAgain = () => begunAgain.set(begunAgain.get() + 1);
  const client = new Client({
    ...overHttp,
    fetchOptions: () => ({ headers: { ...overHttp.fetchOptions.headers, ...writes.headers() } }),
    exchanges: [
      mapExchange({
        onResult({ operation, extensions }) {
          if (operation.kind === 'mutation') writes.wrote(extensions?.consistencyToken);
        },
      }),
      createCache(),
      authExchange(async () => ({
        // The browser sends the cookies.
        addAuthToOperation: (operation) => operation,
        didAuthError: ({ graphQLErrors }) =>
          graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED'),
        refreshAuth: () => session.renew(),
      })),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: subscribeForGood(
              socket,
              { query, variables: { ...variables } },
              // They differ in whether a field that is absent may be there as undefined.
              { ...sink, next: (result) => sink.next(result as ExecutionResult) },
              onAgain,
            ),
          }),
        }),
      }),
    ],
  });
  const connection = watchConnection(socket);
  // Else it would take a ping without an answer to know.
  const goOffline = () => socket.terminate();
  addEventListener('offline', goOffline);
  const stayConnected = subscribeForGood(socket, { query: nothing, variables: {} }, silent, () => {});
  return {
    client,
    connection,
    begunAgain,
    keys: createUnansweredKeys(Date.now),
    close() {
      removeEventListener('offline', goOffline);
      stayConnected();
      void socket.dispose();
    },
  };
}

/**
 * The socket closes when its last subscription ends, and pages without one would tell that they wait for it. This one, of
 * no product's stock, never has an event; every role may ask for it.
 */
const nothing = 'subscription Nothing { stockChanged(productIds: []) { cursor } }';
const silent = { next() {}, error() {}, complete() {} };
