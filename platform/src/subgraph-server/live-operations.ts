import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import * as z from 'zod';
import type { LoggedTrace, Logger } from '../observability/index.ts';
import { publicError, publicFailure, type RunningSubgraph, type SubgraphRequest } from '../subgraph/index.ts';
import { type OperationMessage, operationMessage } from './operation-message.ts';
import { createSocketAllowance } from './socket-allowance.ts';
import { subgraphRequest } from './subgraph-request.ts';

/** Operations over WebSocket, by the protocol graphql-transport-ws. */
export interface LiveOperations {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes all sockets: their clients connect again, elsewhere. */
  close(): Promise<void>;
}

export interface LiveOperationsOptions {
  readonly subgraph: RunningSubgraph;
  readonly schema: GraphQLSchema;
  /** Bytes of one message. */
  readonly maxMessage: number;
  readonly logger: Logger;
}

/**
 * A gateway has the subscriptions of many users on one socket, so each operation brings its own headers, in
 * `extensions.headers`; a user who connects directly may give `authorization` once, in the payload of connection_init.
 */
export function createLiveOperations(options: LiveOperationsOptions): LiveOperations {
  const { subgraph, schema, maxMessage, logger } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessage,
    perMessageDeflate: false,
    handleProtocols: (protocols) =>
      protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });
  const allowance = createSocketAllowance();
  const connection = useServer<Record<string, unknown>>(
    {
      onSubscribe(socket, id, payload) {
        const message = operationMessage.safeParse(payload);
        if (!message.success) {
          return [new GraphQLError('This is no operation.', { extensions: { code: 'BAD_REQUEST' } })];
        }
        const headers = headersOf(socket.connectionParams, message.data);
        const refused = allowance.take(socket, id, headers.authorization);
        return refused ? [refused] : argumentsOf(message.data, headers, schema);
      },
      execute: (args) => started(subgraph.execute(startedIn(args).request), startedIn(args), logger),
      subscribe: (args) => started(subgraph.subscribe(startedIn(args).request), startedIn(args), logger),
    },
    server,
    heartbeatInterval,
  );
  return {
    upgrade(request, socket, head) {
      // Node listens to errors of requests, but not of what asks to be upgraded.
      socket.on('error', () => socket.destroy());
      server.handleUpgrade(request, socket, head, (accepted) => {
        accepted.on('error', () => accepted.terminate());
        server.emit('connection', accepted, request);
      });
    },
    async close() {
      const impatience = setTimeout(() => {
        for (const client of server.clients) client.terminate();
      }, closeTimeout);
      await connection.dispose();
      clearTimeout(impatience);
    },
  };
}

/** ms. */
const heartbeatInterval = 12_000;
/** ms for clients to answer the close. */
const closeTimeout = 2_000;

/** The library asks the document which kind the operation is; everything else reads the request. */
function argumentsOf(
  message: OperationMessage,
  headers: IncomingHttpHeaders,
  schema: GraphQLSchema,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const document = parse(message.query, { noLocation: true, maxTokens });
    const stopping = new AbortController();
    return {
      schema,
      document,
      operationName: message.operationName ?? null,
      contextValue: { request: subgraphRequest(message, headers, stopping.signal), stopping },
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const maxTokens = 100_000;

interface StartedOperation {
  readonly request: SubgraphRequest;
  readonly stopping: AbortController;
}

const startedIn = ({ contextValue }: ExecutionArgs): StartedOperation => contextValue as StartedOperation; // as `argumentsOf` put it

const headersOf = (connectionParams: unknown, { extensions }: OperationMessage): IncomingHttpHeaders => ({
  ...lowerCase(connectionParams),
  ...lowerCase(extensions?.headers),
});

function lowerCase(given: unknown): IncomingHttpHeaders {
  const headers = z.record(z.string(), z.unknown()).safeParse(given).data ?? {};
  return Object.fromEntries(
    Object.entries(headers)
      .filter((header): header is [string, string] => typeof header[1] === 'string')
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
}

async function started(
  answer: Promise<AsyncIterable<ExecutionResult> | ExecutionResult>,
  { request: { headers }, stopping }: StartedOperation,
  logger: Logger,
): Promise<AsyncIterableIterator<ExecutionResult, undefined> | ExecutionResult> {
  try {
    const started = await answer;
    return Symbol.asyncIterator in started
      ? eventsOf(started, stopping, logger, headers)
      : told(started, logger, headers);
  } catch (error) {
    return failed(error, logger, headers);
  }
}

/**
 * A failure ends the operation alone: the library would close the socket, with all other operations on it. It is told
 * as a last result that has no data. No generator, which could not be told to return while it waits.
 */
function eventsOf(
  events: AsyncIterable<ExecutionResult>,
  stopping: AbortController,
  logger: Logger,
  trace: LoggedTrace,
): AsyncIterableIterator<ExecutionResult, undefined> {
  const iterator = events[Symbol.asyncIterator]();
  let over = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (over) {
        return end;
      }
      try {
        const next = await iterator.next();
        return next.done ? end : { done: false, value: told(next.value, logger, trace) };
      } catch (error) {
        over = true;
        return { done: false, value: failed(error, logger, trace) };
      }
    },
    async return() {
      stopping.abort();
      await iterator.return?.();
      return end;
    },
  };
}

const end = { done: true, value: undefined } as const;

/** As JSON tells it, which has no other errors than these. */
function told(result: ExecutionResult, logger: Logger, trace: LoggedTrace): ExecutionResult {
  const errors = result.errors?.map((error) => toGraphQLError(publicError(error, logger, trace)));
  return errors ? { ...result, errors } : result;
}

const failed = (error: unknown, logger: Logger, trace: LoggedTrace): ExecutionResult => ({
  errors: [toGraphQLError(publicFailure(error, logger, trace))],
});

const toGraphQLError = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: { ...extensions } });
