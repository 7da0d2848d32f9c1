import {
  type DocumentNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { gatewayError } from '../errors.ts';

/**
 * Why a subscription cannot be planned: the planner throws for a condition on its root field. Asked before validation,
 * of which a rule throws for a condition by a variable; that rule allows one root field, and no introspection there.
 */
export function subscriptionTrap(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): GraphQLError | undefined {
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node.selectionSet]),
  );
  return hasConditionAtRoot(selectionSet, fragments)
    ? gatewayError(
        'GRAPHQL_VALIDATION_FAILED',
        "A subscription's root field takes no @include and no @skip: leave it out, or do not subscribe.",
      )
    : undefined;
}

/** Takes each fragment out of `fragments` that it has seen: one may spread itself. */
function hasConditionAtRoot(
  { selections }: SelectionSetNode,
  fragments: Map<string, SelectionSetNode>,
): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => name.value === 'include' || name.value === 'skip')) {
      return true;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return hasConditionAtRoot(selection.selectionSet, fragments);
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      fragments.delete(selection.name.value);
      return fragment !== undefined && hasConditionAtRoot(fragment, fragments);
    }
    return false;
  });
}
