import { KeysUnavailableError } from '@tillgraph/platform/access-tokens';
import { sendJson, sendRefusal, sendText } from '@tillgraph/platform/http';
import type { JSONWebKeySet } from 'jose';
import type { Metrics } from '../observability/metrics.ts';
import { createAssetRoutes } from './assets.ts';
import { readBuiltPage, wantsPage } from './built-page.ts';
import { type Health, sendHealthy, sendReadiness, sendStatus } from './health.ts';
import type { HttpServerOptions, Route } from './server.ts';

export interface PagesOptions {
  readonly health: Health;
  readonly jwks: (() => Promise<JSONWebKeySet>) | undefined;
  readonly metrics: Metrics;
  /** Of the shop's own page, where it has one. */
  readonly pageFolder: string | undefined;
}

/**
 * Everything that is served beside the graph. The shop's own page knows its addresses itself: a browser is shown it
 * wherever nothing else is, and at / instead of the list of what else there is, which programs get.
 */
export function createPages(options: PagesOptions): HttpServerOptions['pageAt'] {
  const { health, jwks, metrics, pageFolder } = options;
  const page = pageFolder === undefined ? undefined : readBuiltPage(pageFolder);
  const routes = new Map<string, Route>([
    ...createAssetRoutes(),
    ['/healthz', (_request, response) => sendHealthy(response)],
    ['/readyz', (_request, response) => sendReadiness(response, health)],
    ['/status', (_request, response) => sendStatus(response, health)],
    [
      '/metrics',
      async (_request, response) => sendText(response, 200, metrics.contentType, await metrics.text()),
    ],
    ...(jwks ? [['/.well-known/jwks.json', keysRoute(jwks)] as const] : []),
    ...(page?.assets ?? []),
  ]);
  return (path, request) => {
    const route = path === '/' && page && wantsPage(request) ? undefined : routes.get(path);
    return route ?? (wantsPage(request) ? page?.index : undefined);
  };
}

const keysRoute =
  (jwks: () => Promise<JSONWebKeySet>): Route =>
  async (_request, response) => {
    try {
      sendJson(response, 200, await jwks(), { 'cache-control': 'public, max-age=60' });
    } catch (error) {
      if (!(error instanceof KeysUnavailableError)) {
        throw error;
      }
      const told = {
        message: 'The keys cannot be read now: try again in a moment.',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      };
      sendRefusal(response, 503, told, { 'retry-after': '1' });
    }
  };
