import { useWorkplace } from './workplace-context.ts';

/** What a role may do, as the graph names it. */
export type Scope =
  | 'catalog:write'
  | 'shop:write'
  | 'inventory:read'
  | 'inventory:write'
  | 'customers:read'
  | 'customers:write'
  | 'customers:erase'
  | 'accounts:read'
  | 'accounts:write'
  | 'accounts:deposit'
  | 'tills:read'
  | 'tills:write'
  | 'orders:read'
  | 'orders:write'
  | 'orders:discount'
  | 'orders:refund'
  | 'reports:read'
  | 'audit:read'
  | 'users:admin';

/** Tells what whoever is signed in may do. What one may not is not shown; the graph refuses it all the same. */
export function useMay(): (scope: Scope) => boolean {
  const { scopes } = useWorkplace().cashier;
  return (scope) => scopes.includes(scope);
}
