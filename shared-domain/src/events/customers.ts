import type { Address } from '../address.ts';

interface PersonalCustomerFields {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
}

/** Stream `customer-<customerId>`; `person` is the stream's name. */
export type CustomerEvent =
  | {
      readonly type: 'CustomerRegistered';
      readonly data: { readonly customerId: string };
      readonly personal: PersonalCustomerFields;
      readonly person: string;
    }
  | {
      /** An absent field stayed. */
      readonly type: 'CustomerUpdated';
      readonly data: { readonly customerId: string };
      readonly personal: Partial<PersonalCustomerFields>;
      readonly person: string;
    }
  | { readonly type: 'CustomerDeactivated'; readonly data: { readonly customerId: string } }
  | { readonly type: 'CustomerReactivated'; readonly data: { readonly customerId: string } }
  | CustomerErased;

/** The person's key is deleted with it, at the latest by whoever is told of it: see `erasedPerson`. */
export interface CustomerErased {
  readonly type: 'CustomerErased';
  readonly data: { readonly customerId: string };
}
