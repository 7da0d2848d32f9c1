import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { createSourceEventStream, type DocumentNode, type ExecutionResult, parse } from 'graphql';
import { timeOrderedId } from '../ids/time-ordered-id.ts';
import {
  decodeConsistencyToken,
  encodeConsistencyToken,
  InvalidConsistencyTokenError,
} from '../read-models/index.ts';
import type { ReadModels, SeenPositions } from '../read-models/port.ts';
import {
  type OpenSessionCookie,
  openSessionCookie,
  type SessionCookie,
  sessionCookieHeader,
} from '../session-cookie/index.ts';
import { commonResolvers } from './common-resolvers.ts';
import { refusalOf, withCodes } from './error-codes.ts';
import { badUserInput } from './errors.ts';
import { mapAsync } from './map-async.ts';
import type {
  ContextDefinition,
  ContextParts,
  LiveEvent,
  Principal,
  RequestContext,
  RunningSubgraph,
  SubgraphRequest,
} from './port.ts';
import { createRequestContext } from './request-context.ts';
import { type RequesterVerifiers, requesterOf } from './requester.ts';
import { createSubgraphOperations, type SubgraphOperation } from './subgraph-operations.ts';
import { whileSessionHolds } from './while-session-holds.ts';

export interface RunningSubgraphOptions extends RequesterVerifiers {
  readonly definition: ContextDefinition;
  readonly parts: ContextParts;
  readonly readModels: ReadModels;
  /** ms to wait for the positions of a consistency token. */
  readonly consistencyWait: number;
}

/** Makes a context an Apollo subgraph that a transport can execute on. */
export function createRunningSubgraph(options: RunningSubgraphOptions): RunningSubgraph {
  const { definition } = options;
  const document = parse(definition.typeDefs);
  const build = () =>
    buildSubgraphSchema({
      typeDefs: document,
      resolvers: withCommonResolvers(document, options.parts.resolvers),
    });
  const operations = createSubgraphOperations({ typeDefs: document, build });
  const collections = definition.projections.flatMap((projection) => projection.collections);

  const contextWith = (
    request: SubgraphRequest,
    principal: Principal,
    seen: readonly SeenPositions[],
    sessionCookie?: SessionCookie,
    traceparent = request.headers.traceparent,
  ): RequestContext =>
    createRequestContext({
      context: definition.name,
      principal,
      readModels: options.readModels,
      collections,
      seen,
      wait: waitOf(request, options.consistencyWait),
      correlationId: request.headers['x-correlation-id'] ?? timeOrderedId(),
      traceparent: traceparent ?? null,
      signal: request.signal,
      sessionCookie,
    });

  const execute = async (
    operation: SubgraphOperation,
    request: SubgraphRequest,
  ): Promise<ExecutionResult> => {
    const { principal, byGateway } = await requesterOf(request, options);
    const cookie = byGateway ? cookieOf(request) : undefined;
    const context = contextWith(request, principal, seenBy(request), cookie);
    const result = finish(context, await operation.execute(context, request.variables ?? {}));
    return cookie?.told(result) ?? result;
  };

  const subscribe = async (
    operation: SubgraphOperation,
    request: SubgraphRequest,
  ): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> => {
    const { principal, session } = await requesterOf(request, options);
    const first = contextWith(request, principal, seenBy(request));
    const schema = operation.schemaFor(first);
    if (!('getTypeMap' in schema)) {
      return { errors: schema };
    }
    // It begins with the present, which is to be as new as what the subscriber has seen.
    await first.ready();
    const source = await createSourceEventStream({
      schema,
      document: operation.document,
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue: first,
    });
    if (!(Symbol.asyncIterator in source)) {
      return withCodes(source);
    }
    const events = source as AsyncIterable<LiveEvent>; // as every context's subscriptions yield
    return mapAsync(session ? whileSessionHolds(events, session) : events, async (event) => {
      // What happens from now on is a part of what caused the event, no more of what once subscribed to it.
      const context = contextWith(request, principal, seenBy(request), undefined, event.traceparent);
      context.seen(event.seen ?? []);
      const result = finish(context, await operation.execute(context, request.variables ?? {}, event.root));
      return event.traceparent === undefined ? result : withTrace(result, event.traceparent);
    });
  };

  return {
    name: definition.name,
    typeDefs: definition.typeDefs,
    kindOf: ({ query, operationName }) => operations.kindOf(query, operationName),
    async execute(request) {
      try {
        const operation = operations.get(request.query, request.operationName);
        return operation.kind === 'subscription'
          ? { errors: [subscriptionsAreLive] }
          : await execute(operation, request);
      } catch (error) {
        return refusalOf(error);
      }
    },
    async subscribe(request) {
      try {
        const operation = operations.get(request.query, request.operationName);
        return operation.kind === 'subscription'
          ? await subscribe(operation, request)
          : await execute(operation, request);
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** A gateway alone keeps cookies: others would be told what only a cookie is to hold. */
function cookieOf({ headers }: SubgraphRequest): OpenSessionCookie | undefined {
  const held = headers[sessionCookieHeader];
  return held === undefined ? undefined : openSessionCookie(held);
}

const subscriptionsAreLive = badUserInput('A subscription needs a WebSocket (graphql-transport-ws).', []);

function finish(context: RequestContext, executed: ExecutionResult): ExecutionResult {
  const result = withCodes(executed);
  const produced = context.produced();
  if (produced.length === 0 && !context.isBehind()) return result;
  return {
    ...result,
    extensions: {
      ...result.extensions,
      ...(produced.length > 0 && { consistencyToken: encodeConsistencyToken(produced) }),
      ...(context.isBehind() && { behind: true }),
    },
  };
}

/** For the gateway, which goes on with the trace. */
const withTrace = (result: ExecutionResult, traceparent: string): ExecutionResult => ({
  ...result,
  extensions: { ...result.extensions, traceparent },
});

function seenBy(request: SubgraphRequest): readonly SeenPositions[] {
  const token = request.headers['consistency-token'];
  if (token === undefined || token === '') return [];
  try {
    return decodeConsistencyToken(token);
  } catch (error) {
    if (!(error instanceof InvalidConsistencyTokenError)) throw error;
    throw badUserInput('The consistency token is malformed: pass it as a mutation gave it.', [
      'consistencyToken',
    ]);
  }
}

function waitOf(request: SubgraphRequest, standard: number): { timeout: number; bestEffort: boolean } {
  const asked = Number(request.headers['consistency-wait']);
  return Number.isFinite(asked) && asked >= 0 && request.headers['consistency-wait'] !== undefined
    ? { timeout: Math.min(asked, standard), bestEffort: true }
    : { timeout: standard, bestEffort: false };
}

function withCommonResolvers(
  document: DocumentNode,
  own: ContextParts['resolvers'],
): GraphQLResolverMap<unknown> {
  // The context's resolvers are typed against its generated types; the library's map is looser.
  return { ...commonResolvers(document), ...own } as GraphQLResolverMap<unknown>;
}
