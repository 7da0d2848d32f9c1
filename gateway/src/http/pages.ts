import { sendJson, sendText } from '@tillgraph/platform/http';
import type { Metrics } from '../observability/metrics.ts';
import type { KeySet } from '../security/key-set.ts';
import { createAssetRoutes } from './assets.ts';
import { type Health, sendHealthy, sendReadiness, sendStatus } from './health.ts';
import type { Route } from './server.ts';

export interface PagesOptions {
  readonly health: Health;
  readonly keySet: KeySet;
  readonly metrics: Metrics;
}

/** Everything that is served beside the graph, by path. */
export function createPages({ health, keySet, metrics }: PagesOptions): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    ...createAssetRoutes(),
    ['/healthz', (_request, response) => sendHealthy(response)],
    ['/readyz', (_request, response) => sendReadiness(response, health)],
    ['/status', (_request, response) => sendStatus(response, health)],
    [
      '/metrics',
      async (_request, response) => sendText(response, 200, metrics.contentType, await metrics.text()),
    ],
    [
      '/.well-known/jwks.json',
      async (_request, response) =>
        sendJson(response, 200, await keySet.jwks(), { 'cache-control': 'public, max-age=60' }),
    ],
  ]);
}
