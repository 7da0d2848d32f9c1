import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountEvent, AccountKind } from '@tillgraph/shared-domain/events/accounts';
import type { Money } from '@tillgraph/shared-domain/money';
import { customerPerson } from '@tillgraph/shared-domain/person';
import { notFound, stateNotAllowed } from '@tillgraph/shared-domain/user-error';

export interface OpenAccount {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  /** Only a CUSTOMER account has a customer; `known` says whether this context has heard of it, and what. */
  readonly owner:
    | {
        readonly kind: 'CUSTOMER';
        readonly customerId: string;
        readonly known: boolean;
        readonly erased?: boolean;
      }
    | { readonly kind: Exclude<AccountKind, 'CUSTOMER'> };
  readonly currencyCode: string;
  readonly overdraftLimit: Money;
}

export function openAccount(command: OpenAccount): Decision<AccountEvent> {
  const { accountId, code, name, owner, currencyCode, overdraftLimit } = command;
  const fields = { accountId, code, currencyCode, overdraftLimit };
  if (owner.kind !== 'CUSTOMER') {
    return accept({ type: 'AccountOpened', data: { ...fields, name, kind: owner.kind, customerId: null } });
  }
  if (!owner.known) {
    return refuse(
      notFound('There is no customer with this id: register the customer first.', ['input', 'customerId']),
    );
  }
  if (owner.erased) {
    return refuse(
      stateNotAllowed('The customer was erased: register them anew first.', ['input', 'customerId']),
    );
  }
  return accept({
    type: 'AccountOpened',
    data: { ...fields, kind: owner.kind, customerId: owner.customerId },
    ...personalName(owner.customerId, name),
  });
}

/** The name of a customer's account is about the customer: encrypted, and forgotten, with the customer's key. */
export const personalName = (customerId: string, name: string) => ({
  personal: { name },
  person: customerPerson(customerId),
});
