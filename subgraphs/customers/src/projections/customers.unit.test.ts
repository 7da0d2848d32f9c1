import { projectionContract, recordedHistory, withoutKeys } from '@tillgraph/platform/testing';
import type { CustomerEvent } from '@tillgraph/shared-domain/events/customers';
import { customerProjection } from './customers.ts';

const told: readonly [string, CustomerEvent['type'], object?][] = [
  ['ada', 'CustomerRegistered', { name: 'Ada', email: 'ada@example.com', phone: null, address: null }],
  ['grace', 'CustomerRegistered', { name: 'Grace', email: null, phone: null, address: null }],
  ['ada', 'CustomerUpdated', { name: 'Ada Lovelace' }],
  ['grace', 'CustomerDeactivated'],
  ['ada', 'CustomerDeactivated'],
  ['ada', 'CustomerReactivated'],
  ['grace', 'CustomerErased'],
];

const history = recordedHistory(
  told.map(([customerId, type, personal]) => ({
    context: 'customers',
    stream: `customer-${customerId}`,
    event: { type, data: { customerId }, ...(personal && { personal, person: `customer-${customerId}` }) },
  })),
);

projectionContract(customerProjection, {
  'customers who are updated, deactivated, reactivated and erased': history,
  'customers whose keys are gone': withoutKeys(history),
});
