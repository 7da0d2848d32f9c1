import { change, defineProjection, personalDocuments } from '@tillgraph/platform/consumers';
import type { CollectionDefinition, IndexField } from '@tillgraph/platform/read-models';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { customerOf, customerPerson } from '@tillgraph/shared-domain/person';
import { forgetCustomer } from '../domain/forget-customer.ts';
import { type Order, order } from '../domain/order.ts';

export const placedAt: IndexField = { path: 'placedAt', type: 'text' };
export const updatedAt: IndexField = { path: 'updatedAt', type: 'text' };
export const total: IndexField = { path: 'total.minor', type: 'number' };

const status: IndexField = { path: 'status', type: 'text' };
const customerId: IndexField = { path: 'customerId', type: 'text' };
const cashierId: IndexField = { path: 'cashierId', type: 'text' };

export const orders: CollectionDefinition<Order> = {
  name: 'orders',
  resumable: true,
  indexes: [
    { name: 'by_number', fields: [{ path: 'number', type: 'number' }] },
    ...Object.entries({ placed: placedAt, updated: updatedAt, total }).flatMap(([name, order]) => [
      { name: `by_${name}`, fields: [order] },
      // With `placed` also what is due: orders that stay PENDING or RESERVED.
      { name: `by_status_and_${name}`, fields: [status, order] },
      { name: `by_customer_and_${name}`, fields: [customerId, order] },
      { name: `by_cashier_and_${name}`, fields: [cashierId, order] },
    ]),
  ],
};

export const orderProjection = defineProjection<OrderEvent>({
  name: 'orders',
  version: 3,
  collections: [orders],
  handles: {
    orders: [
      'OrderPlaced',
      'OrderReserved',
      'OrderPaid',
      'OrderCompleted',
      'OrderShipped',
      'OrderCancelled',
      'OrderPaymentsReturned',
      'OrderRefunded',
    ],
  },
  apply: (event) => [
    change(orders, event.data.orderId, (document) => order.evolve(document ?? null, event) ?? undefined),
  ],
  personal: [
    personalDocuments(
      orders,
      (person) => ({
        where: [{ path: customerId.path, op: 'eq', value: customerOf(person) ?? '' }],
        orderBy: [placedAt],
      }),
      (document, person) =>
        document.customerId !== null && customerPerson(document.customerId) === person
          ? forgetCustomer(document)
          : document,
    ),
  ],
});
