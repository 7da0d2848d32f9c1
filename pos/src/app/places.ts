import type { Messages } from '../messages/en.ts';
import type { Scope } from './scopes.ts';

/** A page that the menu leads to. */
export interface Place {
  readonly to: string;
  readonly label: (words: Messages['places']) => string;
  /** Shown to who has it; else to everybody. */
  readonly scope?: Scope;
}

export interface PlaceGroup {
  readonly label: (words: Messages['places']) => string;
  readonly places: readonly Place[];
}

/** The menu. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    label: (words) => words.sell,
    places: [
      { to: '/', label: (words) => words.till, scope: 'orders:write' },
      { to: '/orders', label: (words) => words.orders, scope: 'orders:read' },
      { to: '/shift', label: (words) => words.shift, scope: 'tills:read' },
      { to: '/shifts', label: (words) => words.shifts, scope: 'tills:read' },
    ],
  },
  {
    label: (words) => words.goods,
    places: [
      { to: '/products', label: (words) => words.products, scope: 'inventory:read' },
      { to: '/categories', label: (words) => words.categories, scope: 'catalog:write' },
      { to: '/stock', label: (words) => words.stock, scope: 'inventory:read' },
    ],
  },
  {
    label: (words) => words.people,
    places: [
      { to: '/customers', label: (words) => words.customers, scope: 'customers:read' },
      { to: '/users', label: (words) => words.users, scope: 'users:admin' },
    ],
  },
  {
    label: (words) => words.figures,
    places: [
      { to: '/dashboard', label: (words) => words.dashboard, scope: 'reports:read' },
      { to: '/accounts', label: (words) => words.accounts, scope: 'accounts:read' },
      { to: '/services', label: (words) => words.status },
    ],
  },
  {
    label: (words) => words.settings,
    places: [
      { to: '/shop', label: (words) => words.shop, scope: 'shop:write' },
      { to: '/api-keys', label: (words) => words.apiKeys, scope: 'users:admin' },
      { to: '/password', label: (words) => words.password },
    ],
  },
];
