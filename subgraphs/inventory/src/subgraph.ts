import { type ContextDefinition, readSchema } from '@tillgraph/platform/subgraph';
import { productProjection } from './projections/products.ts';
import { stockProjection } from './projections/stocks.ts';
import { createReservations } from './reactors/reservations.ts';
import { createResolvers } from './resolvers.ts';

/** How many of each product are on hand and promised to orders. */
export function createInventory(): ContextDefinition {
  return {
    name: 'inventory',
    typeDefs: readSchema(import.meta.url),
    projections: [productProjection, stockProjection],
    create: (runtime) => ({
      resolvers: createResolvers(runtime),
      reactors: [createReservations(runtime)],
    }),
  };
}
