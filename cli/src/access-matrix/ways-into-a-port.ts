import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** One field, asked for by itself. */
export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly selection: string;
}

type Errors = readonly { readonly extensions: { readonly code: string } }[];

/** Asks at a port on behalf of one caller. */
export interface Asker {
  readonly takes: readonly Operation['kind'][];
  ask(operation: Operation): Promise<Errors>;
  close?(): Promise<void>;
}

/** How a caller comes to a subgraph's port. */
export type WayIn = (url: string, authorization: string | undefined) => Asker;

const posting =
  (text: (operation: Operation) => string): WayIn =>
  (url, authorization) => ({
    takes: ['query', 'mutation'],
    async ask(operation) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify({ query: text(operation) }),
      });
      return errorsIn(await response.json());
    },
  });

const errorsIn = (answer: unknown): Errors => (answer as { errors?: Errors }).errors ?? []; // as GraphQL has it

const rootOf = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

export const waysIntoAPort: Readonly<Record<string, WayIn>> = {
  'by POST': posting(({ kind, selection }) => `${kind} { ${selection} }`),
  'under an alias in a fragment': posting(
    ({ kind, selection }) => `${kind} { ...F } fragment F on ${rootOf[kind]} { ... { x: ${selection} } }`,
  ),
  'by GET': (url, authorization) => ({
    takes: ['query'],
    async ask({ selection }) {
      const search = new URLSearchParams({ query: `{ ${selection} }` });
      const headers = { 'apollo-require-preflight': '1', ...(authorization && { authorization }) };
      return errorsIn(await (await fetch(`${url}/graphql?${search}`, { headers })).json());
    },
  }),
  'over a WebSocket': (url, authorization) => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
    });
    return {
      takes: ['query', 'mutation', 'subscription'],
      async ask({ kind, selection }) {
        const results = client.iterate({ query: `${kind} { ${selection} }` });
        try {
          return errorsIn((await results.next()).value);
        } catch (errors) {
          return errors as Errors; // what the protocol refuses an operation with
        }
      },
      close: async () => client.dispose(),
    };
  },
};
