import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { AccessRules, Clause, Requirement } from './access-rules.ts';

export interface Graph {
  readonly schema: GraphQLSchema;
  readonly accessRules: AccessRules;
}

/** An operation with the fragments that it may spread. */
export type OperationDocument = DocumentNode & {
  readonly definitions: readonly (OperationDefinitionNode | FragmentDefinitionNode)[];
};

/** What a field of an object type asks for, by itself, by the type that has it and by the type that it answers. */
export function requirementOfField(graph: Graph, type: GraphQLObjectType, field: string): Requirement {
  const definition = type.getFields()[field];
  if (definition === undefined) {
    return [];
  }
  const { accessRules } = graph;
  const answered = getNamedType(definition.type);
  return [
    ...accessRules.ofType(type.name),
    ...accessRules.ofField(type.name, field),
    // Composition lets no interface ask for anything itself; what it puts there is what all types together ask for,
    // and each object is held to its own.
    ...(isAbstractType(answered) ? [] : accessRules.ofType(answered.name)),
  ];
}

/** All that an operation may ask of its caller, whatever its variables and the objects that it meets. */
export function clausesOf(graph: Graph, document: OperationDocument): readonly Clause[] {
  const clauses = new Set<Clause>();
  const typeInfo = new TypeInfo(graph.schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        for (const type of objectTypesOf(graph.schema, typeInfo.getParentType())) {
          for (const clause of requirementOfField(graph, type, node.name.value)) {
            clauses.add(clause);
          }
        }
      },
    }),
  );
  return [...clauses];
}

/**
 * The operation without the fields that a refused clause guards, so that no subgraph is asked for them. A field of an
 * interface that only some of its types guard stays for the others.
 */
export function withoutRefused(
  graph: Graph,
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

function objectTypesOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType | null | undefined,
): readonly GraphQLObjectType[] {
  if (isObjectType(type)) {
    return [type];
  }
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}
