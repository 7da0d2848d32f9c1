import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition, IndexField } from '@tillgraph/platform/read-models';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import { foldText } from '@tillgraph/shared-domain/folded-text';
import { type Customer, customer } from '../domain/customer.ts';

export interface CustomerDocument extends Customer {
  /** The name as people sort it. */
  readonly sortName: string;
}

/** How lists of customers may be sorted. */
export const customerOrder = {
  name: { path: 'sortName', type: 'text' },
  created: { path: 'createdAt', type: 'text' },
  updated: { path: 'updatedAt', type: 'text' },
} as const satisfies Readonly<Record<string, IndexField>>;

export const customers: CollectionDefinition<CustomerDocument> = {
  name: 'customers',
  indexes: Object.entries(customerOrder).flatMap(([name, order]) => [
    { name: `by_${name}`, fields: [order] },
    { name: `by_active_and_${name}`, fields: [{ path: 'active', type: 'boolean' }, order] },
  ]),
  searchable: ({ name, email, phone, erasedAt }) =>
    erasedAt === null ? [name, email ?? '', phone ?? ''] : [],
};

export const customerProjection = defineProjection<CustomerEvent>({
  name: 'customers',
  version: 1,
  collections: [customers],
  handles: {
    customers: [
      'CustomerRegistered',
      'CustomerUpdated',
      'CustomerDeactivated',
      'CustomerReactivated',
      'CustomerErased',
    ],
  },
  apply: (event) => [
    change(customers, event.data.customerId, (document) =>
      customerDocument(customer.evolve(document ?? null, event)),
    ),
  ],
});

/** What is read of a customer: what the write side folds, and the fields that lists are sorted by. */
export function customerDocument(state: Customer): CustomerDocument;
export function customerDocument(state: Customer | null): CustomerDocument | undefined;
export function customerDocument(state: Customer | null): CustomerDocument | undefined {
  return state ? { ...state, sortName: foldText(state.name) } : undefined;
}
