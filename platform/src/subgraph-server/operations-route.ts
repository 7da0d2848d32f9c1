import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { readJson, sendJson, sendRefusal } from '../http/index.ts';
import type { LoggedTrace, Logger } from '../observability/index.ts';
import { publicError, type RunningSubgraph } from '../subgraph/index.ts';
import { abortedWhenLeft } from './aborted-when-left.ts';
import type { StandardRoute } from './apollo.ts';
import { operationMessage } from './operation-message.ts';
import { subgraphRequest } from './subgraph-request.ts';

export interface OperationsRouteOptions {
  readonly subgraph: RunningSubgraph;
  /** For whatever is not a plain operation in a POST. */
  readonly standard: StandardRoute;
  /** Bytes. */
  readonly maxBody: number;
  readonly logger: Logger;
}

/**
 * Answers operations over HTTP. What a gateway sends, a query's text in a POST, goes straight to the subgraph; all else
 * (GET, persisted queries, a browser's visit) to Apollo Server.
 */
export function createOperationsRoute({ subgraph, standard, maxBody, logger }: OperationsRouteOptions) {
  return async (request: IncomingMessage, response: ServerResponse, search: string): Promise<void> => {
    const body = await readJson(request, maxBody);
    if (!body.ok) {
      const extensions = { code: 'BAD_REQUEST' };
      const headers: Record<string, string> = body.status === 413 ? { connection: 'close' } : {};
      sendRefusal(response, body.status, { message: body.message, extensions }, headers);
      return;
    }
    const message = request.method === 'POST' ? operationMessage.safeParse(body.json) : undefined;
    if (!message?.success) {
      await standard(request, response, search, body.json);
      return;
    }
    const leaving = abortedWhenLeft(response);
    const asked = subgraphRequest(message.data, request.headers, leaving);
    const result = await subgraph.execute(asked);
    if (!response.destroyed) {
      send(response, result, logger, asked.headers);
    }
  };
}

function send(response: ServerResponse, result: ExecutionResult, logger: Logger, trace: LoggedTrace): void {
  const errors = result.errors?.map((error) => publicError(error, logger, trace));
  const token = result.extensions?.consistencyToken;
  sendJson(
    response,
    statusOf(result),
    { ...result, ...(errors && { errors }) },
    typeof token === 'string' ? { 'consistency-token': token } : {},
  );
}

/** Of an operation that was executed 200, whatever it met. */
function statusOf({ data, errors = [] }: ExecutionResult): number {
  if (data !== undefined) {
    return 200;
  }
  return errors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ? 401 : 400;
}
