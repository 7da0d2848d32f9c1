import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Data } from './graph-client.ts';

export interface LastingSubscriptionOptions {
  /** Of the server, such as http://127.0.0.1:4000. */
  readonly address: string;
  readonly token: string | undefined;
  readonly query: string;
  /** Read whenever it subscribes: who changes them has it go on from there. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onEvent: (data: Data) => void;
  /** Each time that it has a connection. */
  readonly onConnected?: () => void;
  /** An event with errors, or the end of it all. */
  readonly onTrouble: (trouble: unknown) => void;
}

/** A subscription on a socket of its own, which connects and subscribes anew whenever it is lost, as a page does. */
export function lastingSubscription(options: LastingSubscriptionOptions): { close(): void } {
  const { address, token, query, variables, onEvent, onConnected, onTrouble } = options;
  const client = createClient({
    url: `${address.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Number.POSITIVE_INFINITY,
    // Its own waiting doubles each time; a gateway is back in seconds, and all are not to come at once.
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 3000)),
    shouldRetry: () => true,
    ...(onConnected && { on: { connected: onConnected } }),
    ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
  });
  let closed = false;
  client.subscribe<Data>(
    { query, variables },
    {
      next: ({ data, errors }) => !closed && (errors ? onTrouble(errors) : onEvent(data)),
      error: (error) => !closed && onTrouble(toldOf(error)),
      complete: () => !closed && onTrouble(new Error(completed)),
    },
  );
  return {
    close() {
      closed = true;
      // Rejected: there is no connection that could be closed, and none is made any more.
      Promise.resolve(client.dispose()).catch(() => undefined);
    },
  };
}

/** What a socket's events tell stands in getters, which nobody prints. */
function toldOf(trouble: unknown): unknown {
  if (typeof trouble !== 'object' || trouble === null) return trouble;
  if ('code' in trouble && 'reason' in trouble) return { code: trouble.code, reason: trouble.reason };
  return 'message' in trouble ? trouble.message : trouble;
}

/** The message of the trouble that a subscription has been ended as if there were nothing more to tell. */
export const completed = 'It was completed.';
