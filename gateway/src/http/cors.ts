import type { ServerResponse } from 'node:http';

/**
 * Any page may ask, for what it asks with is a token that it was given: there are no cookies which a browser would
 * add by itself, and credentials are not allowed.
 */
export const corsHeaders: readonly (readonly [string, string])[] = [
  ['access-control-allow-origin', '*'],
  ['access-control-expose-headers', 'retry-after'],
];

export function answerPreflight(response: ServerResponse): void {
  response
    .writeHead(204, {
      ...Object.fromEntries(corsHeaders),
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers':
        'authorization, content-type, consistency-token, traceparent, x-correlation-id, apollo-require-preflight, x-apollo-operation-name',
      'access-control-max-age': '86400',
    })
    .end();
}
