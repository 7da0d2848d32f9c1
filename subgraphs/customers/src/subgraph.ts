import { type ContextDefinition, readSchema } from '@tillgraph/platform/subgraph';
import { customerProjection } from './projections/customers.ts';
import { createResolvers } from './resolvers.ts';

/** The people the shop sells to. */
export function createCustomers(): ContextDefinition {
  return {
    name: 'customers',
    typeDefs: readSchema(import.meta.url),
    projections: [customerProjection],
    create: (runtime) => ({ resolvers: createResolvers(runtime) }),
  };
}
