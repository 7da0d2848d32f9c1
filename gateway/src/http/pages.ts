import type { KeySet } from '../security/key-set.ts';
import type { GraphqlSockets } from '../subscriptions/web-socket-server.ts';
import type { EventStreams } from './event-stream.ts';
import { type Health, sendHealthy, sendReadiness, sendStatus } from './health.ts';
import { sendJson } from './responses.ts';
import type { Route } from './server.ts';

export interface PagesOptions {
  readonly health: Health;
  readonly keySet: KeySet;
  readonly sockets: GraphqlSockets;
  readonly eventStreams: EventStreams;
}

/** Everything that is served beside the graph, by path. */
export function createPages({ health, keySet }: PagesOptions): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    ['/healthz', (_request, response) => sendHealthy(response)],
    ['/readyz', (_request, response) => sendReadiness(response, health)],
    ['/status', (_request, response) => sendStatus(response, health)],
    [
      '/.well-known/jwks.json',
      async (_request, response) =>
        sendJson(response, 200, await keySet.jwks(), { 'cache-control': 'public, max-age=60' }),
    ],
  ]);
}
