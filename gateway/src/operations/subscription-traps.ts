import {
  type DocumentNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { gatewayError } from '../errors.ts';

/**
 * Why a valid subscription cannot be planned: the planner throws for a condition on its root field. Asked after
 * validation, which allows one root field and no introspection there.
 */
export function subscriptionTrap(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): GraphQLError | undefined {
  return hasConditionAtRoot(document, selectionSet)
    ? gatewayError(
        'GRAPHQL_VALIDATION_FAILED',
        "A subscription's root field takes no @include and no @skip: leave it out, or do not subscribe.",
      )
    : undefined;
}

function hasConditionAtRoot(document: DocumentNode, { selections }: SelectionSetNode): boolean {
  return selections.some(
    (selection) =>
      selection.directives?.some(({ name }) => name.value === 'include' || name.value === 'skip') ||
      (selection.kind === Kind.INLINE_FRAGMENT && hasConditionAtRoot(document, selection.selectionSet)) ||
      (selection.kind === Kind.FRAGMENT_SPREAD &&
        document.definitions.some(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION &&
            definition.name.value === selection.name.value &&
            hasConditionAtRoot(document, definition.selectionSet),
        )),
  );
}
