import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SeenTokens } from '../shop/seen-tokens.ts';

/**
 * A client of the graph over HTTP and WebSocket, with the rights of one caller. It asks to see what was seen before,
 * unless a request brings a header `consistency-token` of its own.
 */
export interface GraphClient {
  readonly token: string | undefined;
  /** The whole answer, whatever it is. */
  request(query: string, variables?: Variables, headers?: RequestHeaders): Promise<Answer>;
  /** The data; throws when there are errors. */
  query(query: string, variables?: Variables, headers?: RequestHeaders): Promise<Data>;
  /**
   * The data of each event, until the iterator's `return()`; throws when an event has errors. The socket opens with
   * the first subscription; it is not opened again when it is lost.
   */
  subscribe(query: string, variables?: Variables): AsyncIterableIterator<Data>;
  /** Closes the socket. */
  close(): Promise<void>;
}

type Variables = Readonly<Record<string, unknown>>;
type RequestHeaders = Readonly<Record<string, string>>;

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of what it has asked for
export type Data = any;

export interface Answer {
  readonly status: number;
  readonly data?: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** `address`: of the server, such as http://127.0.0.1:4000. `token`: an access token; without one it is anonymous. */
export function graphClient(address: string, seen: SeenTokens, token?: string): GraphClient {
  const sockets = createClient({
    url: `${address.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: true,
    retryAttempts: 0,
    ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
  });

  async function request(
    query: string,
    variables: Variables = {},
    headers: RequestHeaders = {},
  ): Promise<Answer> {
    const seenToken = seen.token();
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(seenToken && { 'consistency-token': seenToken }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    // The graph answers every request with an object.
    const answer = (await response.json()) as Omit<Answer, 'status'>;
    seen.saw(answer.extensions);
    return { status: response.status, ...answer };
  }

  return {
    token,
    request,
    async query(query, variables, headers) {
      return dataOf(await request(query, variables, headers));
    },
    async *subscribe(query, variables = {}) {
      const extensions = { consistencyToken: seen.token() };
      for await (const event of sockets.iterate<Data, Readonly<Record<string, unknown>>>({
        query,
        variables,
        extensions,
      })) {
        seen.saw(event.extensions);
        yield dataOf(event);
      }
    },
    close: async () => sockets.dispose(),
  };
}

function dataOf({ data, errors }: { readonly data?: unknown; readonly errors?: unknown }): Data {
  if (errors) throw new Error(`The graph answered with errors: ${JSON.stringify(errors)}`);
  return data;
}
