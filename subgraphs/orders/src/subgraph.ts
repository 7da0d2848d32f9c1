import { type ContextDefinition, readSchema } from '@tillgraph/platform/subgraph';
import { startTimeOuts } from './commands/time-outs.ts';
import { accountProjection } from './projections/accounts.ts';
import { catalogProjection } from './projections/catalog.ts';
import { customerProjection } from './projections/customers.ts';
import { orderProjection } from './projections/orders.ts';
import { createSaga } from './reactors/saga.ts';
import { createResolvers } from './resolvers.ts';

export interface OrdersSettings {
  /** How long stock and payments of an order may stay unanswered, from its recorded placement; in ms. */
  readonly orderTimeout: number;
}

/** Sales: an order is placed, its stock reserved, its payments taken, and then it is handed over or cancelled. */
export function createOrders({ orderTimeout }: OrdersSettings): ContextDefinition {
  return {
    name: 'orders',
    typeDefs: readSchema(import.meta.url),
    projections: [orderProjection, catalogProjection, customerProjection, accountProjection],
    create: (runtime) => ({
      resolvers: createResolvers(runtime),
      reactors: [createSaga(runtime)],
      start: () => startTimeOuts(runtime, orderTimeout),
    }),
  };
}
