import { listContract } from '@tillgraph/platform/testing';
import { orders } from '../projections/orders.ts';
import { createOrders } from '../subgraph.ts';
import { findCustomerOrders, findOrders } from './orders.ts';

const { typeDefs } = createOrders({ orderTimeout: 1000 });
const moment = '2026-01-01T00:00:00Z';

listContract({
  typeDefs,
  field: 'Query.orders',
  collection: orders,
  filter: {
    status: ['PENDING', 'PAID'],
    customerId: 'ada',
    cashierId: 'grace',
    placedFrom: moment,
    placedTo: moment,
    updatedFrom: moment,
  },
  read: findOrders,
});

listContract({
  typeDefs,
  field: 'Customer.orders',
  collection: orders,
  read: (reader, args) => findCustomerOrders(reader, 'ada', args),
});
