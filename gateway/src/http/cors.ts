import type { ServerResponse } from 'node:http';

/**
 * Any page may ask with a token that it was given. What a browser would add by itself is not allowed to others' pages:
 * without `access-control-allow-credentials` it sends no cookies along, and what comes with them is refused.
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
