import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { AccessRules, Clause, Requirement } from './access-rules.ts';

export interface GuardedGraph {
  readonly schema: GraphQLSchema;
  readonly accessRules: AccessRules;
}

/** What a field of an object type asks for, by itself, by the type that has it and by the type that it answers. */
export function requirementOfField(graph: GuardedGraph, type: GraphQLObjectType, field: string): Requirement {
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

/** All that an operation's fields may ask of its caller, whatever its variables and the objects that it meets. */
export function clausesOf(graph: GuardedGraph, document: DocumentNode): readonly Clause[] {
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

/** All that the types ask for of which an operation asks whether an object has them: it tells that there is one. */
export function typeClausesOf(
  { schema, accessRules }: GuardedGraph,
  document: DocumentNode,
): readonly Clause[] {
  const clauses = new Set<Clause>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        const types = name.value === '__typename' ? objectTypesOf(schema, typeInfo.getParentType()) : [];
        for (const clause of types.flatMap((type) => accessRules.ofType(type.name))) {
          clauses.add(clause);
        }
      },
    }),
  );
  return [...clauses];
}

export function objectTypesOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType | null | undefined,
): readonly GraphQLObjectType[] {
  if (isObjectType(type)) {
    return [type];
  }
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}
