/** The contexts that this program runs. */
export const shopContexts = [
  'identity',
  'catalog',
  'inventory',
  'customers',
  'accounts',
  'orders',
  'reports',
] as const;

export type ShopContext = (typeof shopContexts)[number];
