import { listContract } from '@tillgraph/platform/testing';
import { stocks } from '../projections/stocks.ts';
import { createInventory } from '../subgraph.ts';
import { findLowStock } from './stocks.ts';

listContract({
  typeDefs: createInventory().typeDefs,
  field: 'Query.lowStock',
  collection: stocks,
  read: findLowStock,
});
