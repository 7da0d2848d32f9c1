import {
  type DocumentNode,
  GraphQLError,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type GuardedGraph, type Requirement, requirementOfField } from '../access/index.ts';
import type { Principal } from './port.ts';
import { refusalFor } from './refusals.ts';

/**
 * Why a mutation or a subscription is refused whole: a root field that its caller has no right to, be it one that a
 * condition leaves out. A query's root fields are refused one by one, when they are executed.
 */
export function refusedRoots(
  graph: GuardedGraph,
  document: DocumentNode,
  { operation }: OperationDefinitionNode,
): (principal: Principal) => readonly GraphQLError[] {
  const root = graph.schema.getRootType(operation);
  const asked: { readonly name: string; readonly requirement: Requirement }[] = [];
  if (root && operation !== 'query') {
    const typeInfo = new TypeInfo(graph.schema);
    visit(
      document,
      visitWithTypeInfo(typeInfo, {
        Field({ name, alias }) {
          if (typeInfo.getParentType() === root) {
            const requirement = requirementOfField(graph, root, name.value);
            asked.push({ name: alias?.value ?? name.value, requirement });
          }
        },
      }),
    );
  }
  return (principal) =>
    asked.flatMap(({ name, requirement }) => {
      const refusal = refusalFor(requirement, principal);
      return refusal
        ? [new GraphQLError(refusal.message, { path: [name], extensions: refusal.extensions })]
        : [];
    });
}
