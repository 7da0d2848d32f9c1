import type { Role } from '@tillgraph/shared-domain/events/identity';

/** What a role may do, as OAuth scopes. */
export const scopesOf = (role: Role): readonly string[] => {
  switch (role) {
    case 'OWNER':
      return allScopes;
    case 'MANAGER':
      return allScopes.filter((scope) => !ownersOnly.has(scope));
    case 'CASHIER':
      return cashierScopes;
  }
};

export const allScopes = [
  'catalog:write',
  'shop:write',
  'inventory:read',
  'inventory:write',
  'customers:read',
  'customers:write',
  'customers:erase',
  'accounts:read',
  'accounts:write',
  'accounts:deposit',
  'tills:read',
  'tills:write',
  'orders:read',
  'orders:write',
  'orders:discount',
  'orders:refund',
  'reports:read',
  'audit:read',
  'users:admin',
] as const;

const ownersOnly: ReadonlySet<string> = new Set(['users:admin', 'shop:write', 'customers:erase']);

const cashierScopes = [
  'inventory:read',
  'customers:read',
  'customers:write',
  'orders:read',
  'orders:write',
  'accounts:read',
  'accounts:deposit',
  'tills:read',
  'tills:write',
] as const;
