import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer, Data } from './graph-client.ts';

/** A page of the shop's own in a browser: it holds no token, and the browser sends its cookies along. */
export interface PageClient {
  request(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** As of now; with what the browser holds now. */
  subscribe(query: string): AsyncIterableIterator<Data>;
  /** What the browser holds, by name, with the attributes that it was given. */
  cookies(): ReadonlyMap<string, { readonly value: string; readonly attributes: string }>;
}

export function pageClient(address: string): PageClient {
  const jar = new Map<string, { readonly value: string; readonly attributes: string }>();
  const headers = () => ({
    origin: address,
    ...(jar.size > 0 && { cookie: [...jar].map(([name, { value }]) => `${name}=${value}`).join('; ') }),
  });

  const take = (written: string) => {
    const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*); (.*)$/.exec(written) ?? [];
    if (/Max-Age=0(;|$)/.test(attributes)) {
      jar.delete(name);
    } else {
      jar.set(name, { value, attributes });
    }
  };

  return {
    async request(query, variables = {}) {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers() },
        body: JSON.stringify({ query, variables }),
      });
      for (const written of response.headers.getSetCookie()) take(written);
      // The graph answers every request with an object.
      return { status: response.status, ...((await response.json()) as object) };
    },
    subscribe(query) {
      const given = headers();
      const sockets = createClient({
        url: `${address.replace(/^http/, 'ws')}/graphql`,
        webSocketImpl: class extends WebSocket {
          constructor(url: string, protocols: string) {
            super(url, protocols, { headers: given });
          }
        },
        retryAttempts: 0,
      });
      return sockets.iterate({ query }) as AsyncIterableIterator<Data>; // as `Data` says
    },
    cookies: () => jar,
  };
}
