import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition, IndexField } from '@tillgraph/platform/read-models';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { type Order, order } from '../domain/order.ts';

export const placedAt: IndexField = { path: 'placedAt', type: 'text' };
export const updatedAt: IndexField = { path: 'updatedAt', type: 'text' };
export const total: IndexField = { path: 'total.minor', type: 'number' };

export const orders: CollectionDefinition<Order> = {
  name: 'orders',
  indexes: [
    { name: 'by_placed', fields: [placedAt] },
    { name: 'by_updated', fields: [updatedAt] },
    { name: 'by_total', fields: [total] },
    { name: 'by_number', fields: [{ path: 'number', type: 'number' }] },
    // Also what is due: orders that stay PENDING or RESERVED.
    { name: 'by_status', fields: [{ path: 'status', type: 'text' }, placedAt] },
    { name: 'by_customer', fields: [{ path: 'customerId', type: 'text' }, placedAt] },
    { name: 'by_cashier', fields: [{ path: 'cashierId', type: 'text' }, placedAt] },
  ],
};

export const orderProjection = defineProjection<OrderEvent>({
  name: 'orders',
  version: 1,
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
    ],
  },
  apply: (event) => [
    change(orders, event.data.orderId, (document) => order.evolve(document ?? null, event) ?? undefined),
  ],
});
