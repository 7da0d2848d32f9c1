import type { Scope } from '../app/scopes.ts';
import type { ShiftFragment } from '../graph/generated/graphql.ts';

/**
 * Whether somebody may know what should be in the drawer: of an open shift only who may read all of the shop's figures,
 * for whoever knows it before they count, counts until it fits.
 */
export const isTold = (
  { closedAt }: Pick<ShiftFragment, 'closedAt'>,
  may: (scope: Scope) => boolean,
): boolean => closedAt !== null || may('reports:read');
