import { executeOn, history, systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { recordPayment } from './domain/answer-payment.ts';
import { recordReservation } from './domain/answer-stock.ts';
import { cancelOrder } from './domain/cancel-order.ts';
import { type Order, order } from './domain/order.ts';
import { type PlaceOrder, placeOrder } from './domain/place-order.ts';
import { known, twoCoffees } from './testing/an-order.ts';
import { refunded } from './testing/refunded.ts';

let books: TestLog;

/** Orders of Ada's and of nobody, cancelled or refunded, with everything that people can write on them. */
beforeAll(async () => {
  books = await testLog('orders');
  await placeAndCancel('1', 'ada', 'Ada');
  await placeAndCancel('2', null, 'Somebody');
  await placeAndRefund('3', 'ada', 'Ada');
  await placeAndRefund('4', null, 'Somebody');
});
afterAll(() => books.close());

test('nothing that people wrote on a customer’s order is in the log’s tables', async () => {
  const stored = await books.stored();
  expect(stored).not.toContain('Ada');
  // Nobody's words are plain but for the notes, so they would have been found.
  for (const text of ['Somebody’s slip', 'Somebody left', 'Somebody’s card', 'Somebody was cold'])
    expect(stored).toContain(text);
});

test('it is read as long as the customer’s key exists, then the order remains without words', async () => {
  expect(await read('1')).toMatchObject(words('Ada'));
  await books.personKeys.deleteKey('customer-ada');
  const log = await books.open();
  expect((await log.load(order, '1')).state).toMatchObject({
    status: 'CANCELLED',
    total: { minor: 1200 },
    note: null,
    lines: [{ note: null }],
    payments: [{ reference: null }],
    cancellation: { reason: 'REQUESTED', message: 'Erased' },
  });
  const { edges } = await history(log, 'order-1', {}, 'oldestFirst');
  expect(edges.map(({ node }) => node.type)).toEqual(['OrderPlaced', 'OrderReserved', 'OrderCancelled']);
  expect(JSON.stringify(edges)).not.toContain('Ada');
  expect((await log.load(order, '2')).state).toMatchObject(words('Somebody'));
  expect((await log.load(order, '3')).state).toMatchObject(refundWords('Erased', null));
  expect((await log.load(order, '4')).state).toMatchObject(
    refundWords('Somebody was cold', 'Somebody’s card'),
  );
});

test('who was forgotten is given back all the same, and nothing is written about them', async () => {
  expect(await refund('3', 'Ada')).toMatchObject({ accepted: true });
  expect((await books.log.load(order, '3')).state).toMatchObject({
    refundedTotal: { minor: 1200 },
    refunds: [{ total: { minor: 600 } }, { total: { minor: 600 }, reason: 'Erased' }],
  });
  expect(await books.stored()).not.toContain('Ada');
});

const words = (name: string) => ({
  note: `for ${name}`,
  lines: [{ note: `${name}’s cup` }],
  payments: [{ reference: `${name}’s slip` }],
  cancellation: { message: `${name} left` },
});

const refundWords = (reason: string, reference: string | null) => ({
  refunds: [{ total: { minor: 600 }, reason, payments: [{ reference }] }],
});

const read = async (id: string): Promise<Order | null> => (await books.log.load(order, id)).state;

async function placeAndCancel(orderId: string, customerId: string | null, name: string): Promise<void> {
  await place(orderId, customerId, name);
  await decided(orderId, (state) => (state ? cancelOrder(`${name} left`, state) : accept()));
}

async function placeAndRefund(orderId: string, customerId: string | null, name: string): Promise<void> {
  await place(orderId, customerId, name);
  const taken = twoCoffees.payments.map(({ paymentId }) => ({ paymentId, accountId: 'till' }));
  await decided(orderId, (state) => recordPayment(taken, state));
  await refund(orderId, name);
}

async function place(orderId: string, customerId: string | null, name: string): Promise<void> {
  const command: PlaceOrder = {
    ...twoCoffees,
    orderId,
    customerId,
    note: `for ${name}`,
    lines: twoCoffees.lines.map((line) => ({ ...line, note: `${name}’s cup` })),
    payments: twoCoffees.payments.map((payment) => ({ ...payment, reference: `${name}’s slip` })),
  };
  const facts = { ...known, customer: customerId === null ? null : { active: true, address: null } };
  await decided(orderId, (_state, now) => placeOrder(command, facts, now));
  await decided(orderId, recordReservation);
}

/** One of the two coffees. */
const refund = (orderId: string, name: string) =>
  decided(orderId, (state) => {
    const payments = twoCoffees.payments.map((payment) => ({
      ...payment,
      tendered: null,
      reference: `${name}’s card`,
    }));
    return state ? accept(refunded(state, { payments, reason: `${name} was cold` })) : accept();
  });

let keys = 0;

const decided = (id: string, decide: (state: Order | null, now: string) => Decision<OrderEvent>) =>
  executeOn(books.log, {
    aggregate: order,
    id,
    metadata: systemMetadata('test', `command ${++keys}`),
    decide,
    result: null,
  });
