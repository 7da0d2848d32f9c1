import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import type { KnownCustomer } from '../domain/references.ts';

export const customers: CollectionDefinition<KnownCustomer> = { name: 'customers', indexes: [] };

/** This context's own copy of the customers: whether they may be sold to, and where a delivery goes. */
export const customerProjection = defineProjection<CustomerEvent>({
  name: 'customers-copy',
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
  apply: (event) => [change(customers, event.data.customerId, (customer) => knownCustomer(customer, event))],
});

function knownCustomer(customer: KnownCustomer | undefined, event: Recorded<CustomerEvent>): KnownCustomer {
  if (event.type === 'CustomerRegistered') return { active: true, address: event.personal?.address ?? null };
  if (customer === undefined)
    throw new Error(`${event.type} of ${event.stream} before its CustomerRegistered`);
  switch (event.type) {
    case 'CustomerUpdated': {
      // Without the person's key there is no address any more.
      if (event.personal === null) return { ...customer, address: null };
      const { address = customer.address } = event.personal;
      return { ...customer, address };
    }
    case 'CustomerDeactivated':
      return { ...customer, active: false };
    case 'CustomerReactivated':
      return { ...customer, active: true };
    case 'CustomerErased':
      return { active: false, erased: true, address: null };
  }
}
