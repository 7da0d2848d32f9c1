import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';

/** That there is such a customer, or was: all that an account has to know. */
export interface KnownCustomer {
  readonly id: string;
  /** Absent: no. */
  readonly erased?: boolean;
}

export const knownCustomers: CollectionDefinition<KnownCustomer> = { name: 'known_customers', indexes: [] };

export const knownCustomerProjection = defineProjection<CustomerEvent>({
  name: 'known-customers',
  version: 1,
  collections: [knownCustomers],
  handles: { customers: ['CustomerRegistered', 'CustomerErased'] },
  apply: ({ type, data: { customerId } }) => [
    change(knownCustomers, customerId, () => ({
      id: customerId,
      ...(type === 'CustomerErased' && { erased: true }),
    })),
  ],
});
