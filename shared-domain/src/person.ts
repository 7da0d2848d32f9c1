/** Whose key encrypts what is about a customer, in whichever context it is written. */
export const customerPerson = (customerId: string): string => `customer-${customerId}`;

/** What a customer is called, once the customer's key was deleted. */
export const erasedCustomerName = 'Erased customer';

/** Stands for a text that cannot be null, once the key that it was written under was deleted. */
export const erasedText = 'Erased';
