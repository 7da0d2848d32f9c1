import type { Recorded } from './event.ts';
import type { CustomerErased } from './events/customers.ts';

/** Whose key encrypts what is about a customer, in whichever context it is written. */
export const customerPerson = (customerId: string): string => `${prefix}${customerId}`;

/** The customer whose key it is; null for the key of anyone else. */
export const customerOf = (person: string): string | null =>
  person.startsWith(prefix) ? person.slice(prefix.length) : null;

const prefix = 'customer-';

/** The events that tell that somebody was erased, by context. */
export const erasures = { customers: ['CustomerErased'] } as const;

/** Whom the event erases. */
export function erasedPerson(event: Recorded): string | undefined {
  if (event.context !== 'customers' || event.type !== erasures.customers[0]) return undefined;
  // The context and the type say which event it is.
  return customerPerson((event.data as CustomerErased['data']).customerId);
}

/** What a customer is called, once the customer's key was deleted. */
export const erasedCustomerName = 'Erased customer';

/** Stands for a text that cannot be null, once the key that it was written under was deleted. */
export const erasedText = 'Erased';
