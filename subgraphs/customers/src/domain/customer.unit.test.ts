import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import { given } from '@tillgraph/shared-domain/testing/given';
import { customer, decide } from './customer.ts';

const ada = { name: 'Ada', email: 'ada@example.com', phone: null, address: null };
const registered: CustomerEvent = {
  type: 'CustomerRegistered',
  data: { customerId: '1' },
  personal: ada,
  person: 'customer-1',
};
const deactivated: CustomerEvent = { type: 'CustomerDeactivated', data: { customerId: '1' } };

test('a registered customer is active, at version 1', () => {
  expect(given(customer, registered)).toMatchObject({ ...ada, active: true, version: 1 });
});

test('an update records only what changes', () => {
  const decision = decide(
    { type: 'UpdateCustomer', fields: { name: 'Ada', phone: '123' } },
    given(customer, registered),
  );
  expect(decision).toEqual({
    accepted: true,
    events: [
      {
        type: 'CustomerUpdated',
        data: { customerId: '1' },
        personal: { phone: '123' },
        person: 'customer-1',
      },
    ],
  });
});

test('an update that changes nothing records nothing', () => {
  const decision = decide({ type: 'UpdateCustomer', fields: ada }, given(customer, registered));
  expect(decision).toEqual({ accepted: true, events: [] });
});

test('what is asked of an unknown customer is refused with NotFound', () => {
  expect(decide({ type: 'DeactivateCustomer' }, given(customer))).toMatchObject({
    accepted: false,
    errors: [{ kind: 'NotFound', path: ['input', 'customerId'] }],
  });
});

test('a deactivated customer can be reactivated, and deactivating twice changes nothing', () => {
  const inactive = given(customer, registered, deactivated);
  expect(decide({ type: 'DeactivateCustomer' }, inactive)).toEqual({ accepted: true, events: [] });
  expect(decide({ type: 'ReactivateCustomer' }, inactive)).toEqual({
    accepted: true,
    events: [{ type: 'CustomerReactivated', data: { customerId: '1' } }],
  });
});

test('an erased customer is inactive and has nothing of the person, although their events can be read still', () => {
  const erased: CustomerEvent = { type: 'CustomerErased', data: { customerId: '1' } };
  expect(decide({ type: 'EraseCustomer' }, given(customer, registered))).toEqual({
    accepted: true,
    events: [erased],
  });
  const state = given(customer, registered, erased);
  expect(state).toMatchObject({ name: 'Erased customer', email: null, active: false, version: 2 });
  expect(state?.erasedAt).toBe(state?.updatedAt);
  expect(decide({ type: 'EraseCustomer' }, state)).toEqual({ accepted: true, events: [] });
  expect(decide({ type: 'ReactivateCustomer' }, state)).toMatchObject({
    accepted: false,
    errors: [{ kind: 'Conflict', code: 'STATE_NOT_ALLOWED' }],
  });
});

test('a person whose key was deleted is an erased customer', () => {
  const [event] = [registered].map((fact) => ({ ...fact, personal: null }));
  expect(customer.evolve(null, event as never)).toMatchObject({ name: 'Erased customer', email: null });
});
