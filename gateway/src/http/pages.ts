import { sendJson, sendText } from '@tillgraph/platform/http';
import type { JSONWebKeySet } from 'jose';
import type { Metrics } from '../observability/metrics.ts';
import { createAssetRoutes } from './assets.ts';
import { type Health, sendHealthy, sendReadiness, sendStatus } from './health.ts';
import type { Route } from './server.ts';

export interface PagesOptions {
  readonly health: Health;
  readonly jwks: (() => Promise<JSONWebKeySet>) | undefined;
  readonly metrics: Metrics;
}

/** Everything that is served beside the graph, by path. */
export function createPages({ health, jwks, metrics }: PagesOptions): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    ...createAssetRoutes(),
    ['/healthz', (_request, response) => sendHealthy(response)],
    ['/readyz', (_request, response) => sendReadiness(response, health)],
    ['/status', (_request, response) => sendStatus(response, health)],
    [
      '/metrics',
      async (_request, response) => sendText(response, 200, metrics.contentType, await metrics.text()),
    ],
    ...(jwks ? [['/.well-known/jwks.json', keysRoute(jwks)] as const] : []),
  ]);
}

const keysRoute =
  (jwks: () => Promise<JSONWebKeySet>): Route =>
  async (_request, response) =>
    sendJson(response, 200, await jwks(), { 'cache-control': 'public, max-age=60' });
