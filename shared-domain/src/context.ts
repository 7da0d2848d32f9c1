/** The bounded contexts. Each has its log, its read models and its subgraph under this name. */
export const contextNames = [
  'identity',
  'catalog',
  'inventory',
  'customers',
  'accounts',
  'orders',
  'reports',
] as const;

export type ContextName = (typeof contextNames)[number];
