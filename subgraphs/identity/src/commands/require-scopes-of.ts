import type { RequestContext } from '@tillgraph/platform/subgraph';
import type { Role } from '@tillgraph/shared-domain/events/identity';
import { scopesOf } from '../domain/roles.ts';

/** Nobody gives what they do not have: an API key that may administer users makes nobody who may do more than itself. */
export function requireScopesOf(role: Role, request: Pick<RequestContext, 'requireScope'>): void {
  for (const scope of scopesOf(role)) request.requireScope(scope);
}
