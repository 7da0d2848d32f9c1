import { GraphQLError } from 'graphql';
import { holds, type Requirement, refusalOf } from '../access/index.ts';
import type { Principal } from './port.ts';

/** As far as the right to a field goes, what a resolver's context is. */
export interface OperationContext {
  readonly principal: Principal;
}

export function refusalFor(requirement: Requirement, principal: Principal): GraphQLError | undefined {
  const missing = requirement.find((clause) => !holds(clause, principal));
  if (!missing) {
    return undefined;
  }
  const { message, extensions } = refusalOf(missing, principal.kind === 'anonymous');
  return new GraphQLError(message, { extensions: { ...extensions } });
}
