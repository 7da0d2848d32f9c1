import type { ShopSettings } from '@tillgraph/platform/config';
import { type ContextDefinition, readSchema } from '@tillgraph/platform/subgraph';
import { shopCommands } from './commands/shop.ts';
import { categoryProjection } from './projections/categories.ts';
import { productProjection } from './projections/products.ts';
import { shopProjection } from './projections/shop.ts';
import { createResolvers } from './resolvers.ts';

/** What the shop is and sells. */
export function createCatalog(settings: ShopSettings): ContextDefinition {
  return {
    name: 'catalog',
    typeDefs: readSchema(import.meta.url),
    projections: [shopProjection, categoryProjection, productProjection],
    create: (runtime) => ({
      resolvers: createResolvers(runtime),
      prepare: () => shopCommands(runtime).open(settings),
    }),
  };
}
