import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import { documentsAfter } from '../testing/documents-after.ts';
import { customerProjection } from './customers.ts';

const home = { lines: ['1 Main St'], city: null, postalCode: null, region: null, countryCode: null };
const registered: CustomerEvent = {
  type: 'CustomerRegistered',
  data: { customerId: '1' },
  personal: { name: 'Ada', email: null, phone: null, address: home },
  person: 'customer-1',
};
const customer = (...events: readonly object[]) =>
  documentsAfter(customerProjection, registered, ...(events as readonly CustomerEvent[]))['customers/1'];

const updated = (personal: object | null) => ({
  type: 'CustomerUpdated',
  data: { customerId: '1' },
  personal,
  person: 'customer-1',
});

test('the copy of a customer tells where a delivery goes; an update that is silent about it leaves it', () => {
  expect(customer()).toEqual({ active: true, address: home });
  expect(customer(updated({ name: 'Ada L.' }))).toEqual({ active: true, address: home });
  expect(customer(updated({ address: null }))).toEqual({ active: true, address: null });
});

test('without the person’s key there is no address', () => {
  expect(customer(updated(null))).toEqual({ active: true, address: null });
});

test('a deactivated customer is known as such until reactivated', () => {
  const deactivated = { type: 'CustomerDeactivated', data: { customerId: '1' } };
  expect(customer(deactivated)).toEqual({ active: false, address: home });
  expect(customer(deactivated, { type: 'CustomerReactivated', data: { customerId: '1' } })).toEqual({
    active: true,
    address: home,
  });
});

test('an erased customer is known as such, without an address', () => {
  const erased = { type: 'CustomerErased', data: { customerId: '1' } };
  expect(customer(erased)).toEqual({ active: false, erased: true, address: null });
});
