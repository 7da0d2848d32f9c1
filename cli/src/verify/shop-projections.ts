import { createAccounts } from '@tillgraph/accounts/subgraph';
import { createCatalog } from '@tillgraph/catalog/subgraph';
import { createCustomers } from '@tillgraph/customers/subgraph';
import { apiKeyProjection } from '@tillgraph/identity/projections/api-keys';
import { userProjection } from '@tillgraph/identity/projections/users';
import { createInventory } from '@tillgraph/inventory/subgraph';
import { createOrders } from '@tillgraph/orders/subgraph';
import type { Projection } from '@tillgraph/platform/consumers';
import { createReports } from '@tillgraph/reports/subgraph';
import type { ShopContext } from '../shop/shop-contexts.ts';

const unset = { name: undefined, currency: undefined, timeZone: undefined, pricesIncludeTax: undefined };

/** What each context makes of the logs. A context's settings change nothing of it. */
export const shopProjections: Readonly<Record<ShopContext, readonly Projection[]>> = {
  identity: [userProjection, apiKeyProjection],
  catalog: createCatalog(unset).projections,
  inventory: createInventory().projections,
  customers: createCustomers().projections,
  accounts: createAccounts({ currency: 'USD' }).projections,
  orders: createOrders({ orderTimeout: 1 }).projections,
  reports: createReports().projections,
};
