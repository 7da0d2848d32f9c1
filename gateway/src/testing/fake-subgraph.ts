import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { AssertionVerifier } from '@tillgraph/platform/assertions';
import {
  type OpenSessionCookie,
  openSessionCookie,
  sessionCookieHeader,
} from '@tillgraph/platform/session-cookie';
import {
  createSubgraphOperations,
  type Principal,
  type RunningSubgraph,
  refusalOf,
  type SubgraphRequest,
  withCodes,
} from '@tillgraph/platform/subgraph';
import type { ContextName } from '@tillgraph/shared-domain/context';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
  parse,
  subscribe,
} from 'graphql';

/** What a subgraph was asked, in order. */
export interface RecordedFetch {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly headers: SubgraphRequest['headers'];
  readonly principal: Principal;
}

export interface FakeContext {
  readonly principal: Principal;
  readonly request: SubgraphRequest;
  readonly sessionCookie: OpenSessionCookie | undefined;
}

export type FakeResolvers = Readonly<
  Record<
    string,
    | GraphQLScalarType
    | Readonly<
        Record<
          string,
          | GraphQLFieldResolver<never, FakeContext, never>
          | ((parent: never, args: never, context: FakeContext) => unknown)
          | {
              readonly subscribe: (
                parent: never,
                args: never,
                context: FakeContext,
              ) => AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>;
            }
        >
      >
  >
>;

export interface FakeSubgraphOptions {
  readonly name: ContextName;
  readonly typeDefs?: string;
  readonly resolvers: FakeResolvers;
  readonly verifyAssertion: AssertionVerifier;
  readonly onFetch: (fetch: RecordedFetch) => void;
  /** Names of those that say that they have not caught up. */
  readonly behind?: ReadonlySet<string>;
}

export interface FakeSubgraph extends RunningSubgraph {
  readonly schema: GraphQLSchema;
}

/** A subgraph without a context behind it: a schema and resolvers on plain data. */
export function fakeSubgraph(options: FakeSubgraphOptions): FakeSubgraph {
  const typeDefs = options.typeDefs ?? contractSchema(options.name);
  const document = parse(typeDefs);
  const build = () =>
    buildSubgraphSchema({
      typeDefs: document,
      resolvers: options.resolvers as never, // looser than the library's map
    });
  const operations = createSubgraphOperations({ typeDefs: document, build });

  const contextFor = async (request: SubgraphRequest): Promise<FakeContext> => {
    const assertion = request.headers.authorization?.replace('Bearer ', '');
    const principal =
      assertion === undefined ? ({ kind: 'anonymous' } as const) : await options.verifyAssertion(assertion);
    if (principal === null) {
      throw new GraphQLError('bad assertion', { extensions: { code: 'UNAUTHENTICATED' } });
    }
    const { query, variables, headers } = request;
    options.onFetch({ subgraph: options.name, query, variables, headers, principal });
    const held = headers[sessionCookieHeader];
    return { principal, request, sessionCookie: held === undefined ? undefined : openSessionCookie(held) };
  };

  return {
    name: options.name,
    typeDefs,
    schema: build(),
    kindOf: ({ query, operationName }) => operations.kindOf(query, operationName),
    async execute(request) {
      try {
        const operation = operations.get(request.query, request.operationName);
        const context = await contextFor(request);
        const result = withCodes(await operation.execute(context, request.variables ?? {}));
        if (options.behind?.has(options.name)) return { ...result, extensions: { behind: true } };
        return context.sessionCookie?.told(result) ?? result;
      } catch (error) {
        return refusalOf(error);
      }
    },
    async subscribe(request) {
      try {
        const { document, schemaFor } = operations.get(request.query, request.operationName);
        const contextValue = await contextFor(request);
        const schema = schemaFor(contextValue);
        if (!('getTypeMap' in schema)) {
          return { errors: schema };
        }
        const { variables: variableValues, operationName } = request;
        const events = await subscribe({ schema, document, contextValue, variableValues, operationName });
        return Symbol.asyncIterator in events ? withTokens(events) : events;
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** What a real subgraph's event says of what its other fields must have seen. */
async function* withTokens(events: AsyncIterable<ExecutionResult>): AsyncGenerator<ExecutionResult, void> {
  let event = 0;
  for await (const result of events) {
    event += 1;
    yield { ...result, extensions: { consistencyToken: `event-${event}` } };
  }
}

/** The schema of a context, which the fake one answers by data of its own. */
export const contractSchema = (name: string): string =>
  readFileSync(new URL(`../../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8');
