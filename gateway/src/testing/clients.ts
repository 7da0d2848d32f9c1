import { createClient as createSseClient } from 'graphql-sse';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Answer } from './test-gateway.ts';

export type LiveResult = Answer['body'];

export const socketClient = (
  url: string,
  connectionParams: Record<string, unknown> = {},
  options: Partial<Parameters<typeof createClient>[0]> = {},
): Client =>
  createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
    lazy: true,
    ...options,
  });

/** Results as they come, each waited for. */
export interface Live {
  next(): Promise<IteratorResult<LiveResult, LiveResult>>;
  stop(): Promise<unknown>;
}

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

export function liveOver(client: Client, operation: Operation): Live {
  const results = client.iterate(operation) as unknown as AsyncIterableIterator<LiveResult, LiveResult>; // as JSON
  return { next: () => results.next(), stop: async () => results.return?.() };
}

export function liveOverEvents(
  url: string,
  operation: Operation,
  headers: Record<string, string> = {},
): Live {
  const client = createSseClient({ url: `${url}/graphql`, headers, retryAttempts: 0 });
  const results = client.iterate(operation) as unknown as AsyncIterableIterator<LiveResult, LiveResult>; // as JSON
  return { next: () => results.next(), stop: async () => results.return?.() };
}

/** Waits for a condition; fails after 5 s. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`It did not come true: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
