import { type ContextDefinition, readSchema } from '@tillgraph/platform/subgraph';
import { cashFlowProjection } from './projections/cash-flow.ts';
import { catalogProjection } from './projections/catalog.ts';
import { salesProjection } from './projections/sales.ts';
import { createResolvers } from './resolvers.ts';

/** What the shop earned: read models alone, made from what the other contexts record. */
export function createReports(): ContextDefinition {
  return {
    name: 'reports',
    typeDefs: readSchema(import.meta.url),
    projections: [catalogProjection, salesProjection, cashFlowProjection],
    create: (runtime) => ({ resolvers: createResolvers(runtime) }),
  };
}
