import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import { foldText } from '@tillgraph/shared-domain/folded-text';
import { type Customer, customer } from '../domain/customer.ts';

export interface CustomerDocument extends Customer {
  /** The name as people sort it. */
  readonly sortName: string;
}

export const customers: CollectionDefinition<CustomerDocument> = {
  name: 'customers',
  indexes: [
    { name: 'by_name', fields: [{ path: 'sortName', type: 'text' }] },
    { name: 'by_created', fields: [{ path: 'createdAt', type: 'text' }] },
    { name: 'by_updated', fields: [{ path: 'updatedAt', type: 'text' }] },
  ],
  searchable: ({ name, email, phone }) => [name, email ?? '', phone ?? ''],
};

export const customerProjection = defineProjection<CustomerEvent>({
  name: 'customers',
  version: 1,
  collections: [customers],
  handles: {
    customers: ['CustomerRegistered', 'CustomerUpdated', 'CustomerDeactivated', 'CustomerReactivated'],
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
