import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { AssertionVerifier } from '@tillgraph/platform/assertions';
import {
  createRunningSubgraph,
  type RequestContext,
  type RunningSubgraph,
} from '@tillgraph/platform/subgraph';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { type ShopContext, shopContexts } from '../shop/shop-contexts.ts';

export const schemaOf = (context: ShopContext): string =>
  readFileSync(new URL(`../../../subgraphs/${context}/schema.graphql`, import.meta.url), 'utf8');

/**
 * All contexts' own schemas behind the platform's own guard, on resolvers that answer something for every field: so
 * whatever is null was refused. `resolved` is told `Type.field` of each that was asked.
 */
export const mockSubgraphs = (
  verifyAssertion: AssertionVerifier,
  resolved: (field: string) => void,
): readonly RunningSubgraph[] =>
  shopContexts.map((name) => {
    const typeDefs = schemaOf(name);
    return createRunningSubgraph({
      definition: { name, typeDefs, projections: [], create: () => ({ resolvers: {} }) },
      parts: { resolvers: mockResolvers(buildSubgraphSchema(parse(typeDefs)), resolved) },
      readModels: {} as never, // nothing is read
      verifyAssertion,
      userAccess: undefined,
      consistencyWait: 0,
    });
  });

function mockResolvers(
  schema: GraphQLSchema,
  resolved: (field: string) => void,
): Readonly<Record<string, unknown>> {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('_'));
  const resolverOf = (type: GraphQLObjectType, { name, type: answered }: GraphQLField<unknown, unknown>) => {
    const value = () => {
      resolved(`${type.name}.${name}`);
      return mockValue(schema, answered);
    };
    if (type !== schema.getSubscriptionType()) return value;
    return {
      subscribe: (_parent: unknown, _args: unknown, { signal }: RequestContext) =>
        once({ root: { [name]: value() } }, signal),
    };
  };
  return Object.fromEntries(
    types.flatMap((type) => {
      if (isAbstractType(type)) {
        return [[type.name, { __resolveType: ({ __typename }: Mock) => __typename }]];
      }
      if (!isObjectType(type)) return [];
      const fields = Object.values(type.getFields())
        .filter(({ name }) => !name.startsWith('_'))
        .map((field) => [field.name, resolverOf(type, field)]);
      return [[type.name, { ...Object.fromEntries(fields), ...(isEntity(schema, type) && reference) }]];
    }),
  );
}

interface Mock {
  readonly __typename: string;
}

const reference = { __resolveReference: (given: object) => given };

const isEntity = (schema: GraphQLSchema, type: GraphQLObjectType): boolean => {
  const entity = schema.getType('_Entity');
  return isAbstractType(entity) && schema.getPossibleTypes(entity).includes(type);
};

/** Of a list one item, and of each type that it may have one. */
function mockValue(schema: GraphQLSchema, type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) return mockValue(schema, type.ofType);
  const named = getNamedType(type);
  const objects = isAbstractType(named) ? schema.getPossibleTypes(named) : isObjectType(named) ? [named] : [];
  const values: readonly unknown[] =
    objects.length > 0
      ? objects.map(({ name }) => ({ __typename: name }))
      : [isEnumType(named) ? named.getValues()[0]?.value : (scalars[named.name] ?? 'text')];
  return isListType(type) ? values : values[0];
}

const scalars: Readonly<Record<string, unknown>> = {
  Int: 1,
  Boolean: true,
  Decimal: '1.00',
  Quantity: 1000,
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00.000Z',
  JSON: {},
};

/** One event, and then none until nobody listens any more. */
async function* once(event: object, signal: AbortSignal | undefined): AsyncGenerator<object, void> {
  yield event;
  await new Promise((resolve) => signal?.addEventListener('abort', resolve));
}
