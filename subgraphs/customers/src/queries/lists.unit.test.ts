import { listContract } from '@tillgraph/platform/testing';
import { customers } from '../projections/customers.ts';
import { createCustomers } from '../subgraph.ts';
import { findCustomers } from './customers.ts';

listContract({
  typeDefs: createCustomers().typeDefs,
  field: 'Query.customers',
  collection: customers,
  filter: { search: 'a', active: true },
  read: findCustomers,
});
