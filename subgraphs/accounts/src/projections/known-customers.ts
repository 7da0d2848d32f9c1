import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';

/** That there is such a customer: all that an account has to know. */
export interface KnownCustomer {
  readonly id: string;
}

export const knownCustomers: CollectionDefinition<KnownCustomer> = { name: 'known_customers', indexes: [] };

export const knownCustomerProjection = defineProjection<CustomerEvent>({
  name: 'known-customers',
  version: 1,
  collections: [knownCustomers],
  handles: { customers: ['CustomerRegistered'] },
  apply: ({ data: { customerId } }) => [change(knownCustomers, customerId, () => ({ id: customerId }))],
});
