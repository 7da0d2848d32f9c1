import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Variables } from '../execution/condition.ts';
import type { Data } from '../execution/field-failure.ts';

/** An operation reduced to `__schema` and `__type`; undefined when it selects neither. */
export function introspectionOf(schema: GraphQLSchema, document: DocumentNode): DocumentNode | undefined {
  const typeInfo = new TypeInfo(schema);
  let selected = false;
  const introspection = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        if (typeInfo.getParentType() !== schema.getQueryType()) {
          return undefined;
        }
        const kept = name.value === '__schema' || name.value === '__type';
        selected ||= kept;
        return kept ? undefined : null;
      },
      SelectionSet: {
        leave: (node) => (node.selections.length === 0 ? { ...node, selections: [typename] } : undefined),
      },
    }),
  );
  return selected ? introspection : undefined;
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

export function introspect(
  schema: GraphQLSchema,
  introspection: DocumentNode | undefined,
  variables: Variables,
): Data {
  if (!introspection) {
    return {};
  }
  const { data } = executeSync({ schema, document: introspection, variableValues: variables });
  return data ?? {};
}
