import type { Address } from '@tillgraph/shared-domain/address';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import { changedFields } from '@tillgraph/shared-domain/changed-fields';
import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import { customerPerson, erasedCustomerName } from '@tillgraph/shared-domain/person';
import { notFound, stateNotAllowed } from '@tillgraph/shared-domain/user-error';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly active: boolean;
  readonly erasedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

export interface CustomerFields {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
}

export type CustomerCommand =
  | { readonly type: 'RegisterCustomer'; readonly customerId: string; readonly fields: CustomerFields }
  | { readonly type: 'UpdateCustomer'; readonly fields: Partial<CustomerFields> }
  | { readonly type: 'DeactivateCustomer' }
  | { readonly type: 'ReactivateCustomer' }
  | { readonly type: 'EraseCustomer' };

export const customer: Aggregate<Customer | null, CustomerEvent> = {
  category: 'customer',
  initialState: null,
  evolve,
};

export function decide(command: CustomerCommand, state: Customer | null): Decision<CustomerEvent> {
  if (command.type === 'RegisterCustomer') {
    if (state !== null) return refuse(stateNotAllowed('This customer is registered already.'));
    const { customerId, fields } = command;
    return accept({
      type: 'CustomerRegistered',
      data: { customerId },
      personal: fields,
      person: customerPerson(customerId),
    });
  }
  if (state === null) return refuse(notFound('There is no customer with this id.', ['input', 'customerId']));
  const customerId = state.id;
  if (command.type === 'EraseCustomer') {
    return state.erasedAt === null ? accept({ type: 'CustomerErased', data: { customerId } }) : accept();
  }
  if (state.erasedAt !== null) {
    return refuse(
      stateNotAllowed('The customer was erased: register them anew, should they come back.', [
        'input',
        'customerId',
      ]),
    );
  }
  switch (command.type) {
    case 'UpdateCustomer': {
      const personal = changedFields<CustomerFields>(command.fields, state);
      if (Object.keys(personal).length === 0) return accept();
      return accept({
        type: 'CustomerUpdated',
        data: { customerId },
        personal,
        person: customerPerson(customerId),
      });
    }
    case 'DeactivateCustomer':
      return state.active ? accept({ type: 'CustomerDeactivated', data: { customerId } }) : accept();
    case 'ReactivateCustomer':
      return state.active ? accept() : accept({ type: 'CustomerReactivated', data: { customerId } });
  }
}

function evolve(state: Customer | null, event: Recorded<CustomerEvent>): Customer | null {
  if (event.type === 'CustomerRegistered') {
    return {
      id: event.data.customerId,
      ...(event.personal ?? forgotten),
      active: true,
      erasedAt: null,
      createdAt: event.recordedAt,
      updatedAt: event.recordedAt,
      version: event.version,
    };
  }
  if (state === null) return null;
  const changed = { ...state, updatedAt: event.recordedAt, version: event.version };
  switch (event.type) {
    case 'CustomerUpdated':
      return { ...changed, ...(event.personal ?? forgotten) };
    case 'CustomerDeactivated':
      return { ...changed, active: false };
    case 'CustomerReactivated':
      return { ...changed, active: true };
    case 'CustomerErased':
      return { ...changed, ...forgotten, active: false, erasedAt: event.recordedAt };
  }
}

/** What is left of a person whose key was deleted. */
const forgotten: CustomerFields = { name: erasedCustomerName, email: null, phone: null, address: null };
