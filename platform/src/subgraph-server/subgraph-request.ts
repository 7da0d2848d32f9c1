import type { IncomingHttpHeaders } from 'node:http';
import { traceOf } from '../http/index.ts';
import { sessionCookieHeader } from '../session-cookie/index.ts';
import type { SubgraphRequest } from '../subgraph/index.ts';
import type { OperationMessage } from './operation-message.ts';

/** An operation with what its headers say of it; a consistency token may come in its extensions, too. */
export function subgraphRequest(
  { query, variables, operationName, extensions }: OperationMessage,
  headers: IncomingHttpHeaders,
  signal: AbortSignal,
): SubgraphRequest {
  return {
    query,
    headers: {
      ...traceOf(headers),
      authorization: headers.authorization,
      'consistency-token': joined(headers['consistency-token'], extensions?.consistencyToken),
      'consistency-wait': joined(headers['consistency-wait']),
      // Empty means something, too.
      [sessionCookieHeader]: headers[sessionCookieHeader]?.toString(),
    },
    signal,
    ...(variables && { variables }),
    ...(operationName != null && { operationName }),
  };
}

function joined(...given: readonly unknown[]): string | undefined {
  const texts = given.flat().filter((each) => each !== undefined && each !== null && each !== '');
  return texts.length === 0 ? undefined : texts.join(',');
}
