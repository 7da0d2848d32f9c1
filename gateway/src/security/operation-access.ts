import {
  type Clause,
  type GuardedGraph,
  objectTypesOf,
  requirementOfField,
} from '@tillgraph/platform/access';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** An operation with the fragments that it may spread. */
export type OperationDocument = DocumentNode & {
  readonly definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[];
};

/**
 * The operation without the fields that a refused clause guards, so that no subgraph is asked for them. A field of an
 * interface that only some of its types guard stays for the others.
 */
export function withoutRefused(
  graph: GuardedGraph,
  document: OperationDocument,
  refused: ReadonlySet<Clause>,
): OperationDocument {
  if (refused.size === 0) {
    return document;
  }
  const typeInfo = new TypeInfo(graph.schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const types = objectTypesOf(graph.schema, typeInfo.getParentType());
        const allowed = types.filter(
          (type) => !requirementOfField(graph, type, node.name.value).some((clause) => refused.has(clause)),
        );
        if (allowed.length === types.length) {
          return undefined;
        }
        return allowed.length === 0 ? null : onlyOn(allowed, node);
      },
      SelectionSet: {
        // The object stays: what is refused below it is told at each place where it would be.
        leave: (node) => (node.selections.length === 0 ? { ...node, selections: [typename] } : undefined),
      },
    }),
  );
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function onlyOn(types: readonly GraphQLObjectType[], field: FieldNode): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: types.map(({ name }) => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
        selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
      })),
    },
  };
}
