import { eventsOf, known, orderAfter, place, usd } from '../testing/an-order.ts';
import { declinePayment, recordPayment, recordReturn } from './answer-payment.ts';
import { recordReservation, rejectForStock } from './answer-stock.ts';
import { cancelOrder, givesMoneyBack, timeOutOrder } from './cancel-order.ts';
import { isSettled, order } from './order.ts';
import { shipOrder } from './ship-order.ts';

const placed = place();
const reserved = [...placed, ...eventsOf(recordReservation(orderAfter(...placed)))];
const till = [{ paymentId: 'p1', accountId: 'till-account' }];
const completed = [...reserved, ...eventsOf(recordPayment(till, orderAfter(...reserved)))];
const cancelled = [...reserved, ...eventsOf(cancelOrder(null, orderAfter(...reserved)))];

const placedDelivery = place({ fulfilmentMethod: 'DELIVERY' });
const reservedDelivery = [...placedDelivery, ...eventsOf(recordReservation(orderAfter(...placedDelivery)))];
const paid = [...reservedDelivery, ...eventsOf(recordPayment(till, orderAfter(...reservedDelivery)))];
const shipped = [...paid, ...eventsOf(shipOrder(orderAfter(...paid)))];

const notAllowed = { accepted: false, errors: [{ kind: 'Conflict', code: 'STATE_NOT_ALLOWED' }] };

test('once its stock is reserved, an order asks for its payments', () => {
  expect(reserved.at(-1)).toMatchObject({
    type: 'OrderReserved',
    data: { payments: [{ paymentId: 'p1', method: 'CASH', amount: usd(1200), accountId: null }] },
  });
  expect(orderAfter(...reserved).status).toBe('RESERVED');
});

test('a counter order is completed in the append that pays it, and says who took the money', () => {
  expect(completed.slice(-2)).toMatchObject([
    { type: 'OrderPaid', data: { payments: till } },
    {
      type: 'OrderCompleted',
      data: { sale: { total: usd(1200), payments: [{ accountId: 'till-account' }] } },
    },
  ]);
  expect(orderAfter(...completed)).toMatchObject({
    status: 'COMPLETED',
    payments: [{ status: 'TAKEN', accountId: 'till-account', takenAt: expect.any(String) }],
    completedAt: expect.any(String),
  });
});

test('an order with nothing to pay is completed as soon as it is reserved', () => {
  const gift = place({
    lines: [{ lineId: 'l1', productId: 'gift', quantity: 1000, discount: null, note: null }],
    payments: [],
  });
  const types = eventsOf(recordReservation(orderAfter(...gift))).map(({ type }) => type);
  expect(types).toEqual(['OrderReserved', 'OrderPaid', 'OrderCompleted']);
});

test('a paid delivery waits, and is shipped with its sale', () => {
  expect(orderAfter(...paid).status).toBe('PAID');
  expect(shipped.at(-1)).toMatchObject({
    type: 'OrderShipped',
    data: { sale: { payments: [{ accountId: 'till-account' }] } },
  });
  expect(orderAfter(...shipped)).toMatchObject({ status: 'SHIPPED', completedAt: expect.any(String) });
});

test('too little stock cancels with the shortages', () => {
  const shortages = [{ productId: 'coffee', requested: 2000, available: 1000 }];
  const state = orderAfter(...placed, ...eventsOf(rejectForStock(shortages, orderAfter(...placed))));
  expect(state).toMatchObject({
    status: 'CANCELLED',
    cancellation: { reason: 'OUT_OF_STOCK', shortages, available: null },
    payments: [{ status: 'PENDING' }],
  });
});

test('a declined payment cancels with its reason, and the customer keeps the others', () => {
  const split = place({
    payments: ['p1', 'p2'].map((paymentId) => ({
      paymentId,
      method: 'CARD',
      amount: usd(600),
      accountId: null,
      tendered: null,
      reference: null,
    })),
  });
  const asked = [...split, ...eventsOf(recordReservation(orderAfter(...split)))];
  const declined = { paymentId: 'p2', message: 'The account has too little.', available: usd(100) };
  expect(orderAfter(...asked, ...eventsOf(declinePayment(declined, orderAfter(...asked))))).toMatchObject({
    status: 'CANCELLED',
    cancellation: { reason: 'PAYMENT_DECLINED', message: declined.message, available: usd(100) },
    payments: [{ status: 'RETURNED' }, { status: 'DECLINED' }],
  });
});

test.each([
  ['pending', placed],
  ['reserved', reserved],
  ['paid', paid],
])('a %s order is cancelled on request', (_status, history) => {
  const state = orderAfter(...history, ...eventsOf(cancelOrder('changed her mind', orderAfter(...history))));
  expect(state).toMatchObject({
    status: 'CANCELLED',
    cancellation: { reason: 'REQUESTED', message: 'changed her mind' },
  });
});

test('only the cancellation of a paid order gives money back', () => {
  expect([placed, reserved, paid].map((history) => givesMoneyBack(orderAfter(...history)))).toEqual([
    false,
    false,
    true,
  ]);
});

test.each([
  ['completed', completed],
  ['shipped', shipped],
  ['cancelled', cancelled],
])('a %s order is neither cancelled nor shipped', (_status, history) => {
  expect(cancelOrder(null, orderAfter(...history))).toMatchObject(notAllowed);
  expect(shipOrder(orderAfter(...history))).toMatchObject(notAllowed);
});

test.each([
  ['pending', placedDelivery],
  ['reserved', reservedDelivery],
])('a %s delivery is not shipped', (_status, history) => {
  expect(shipOrder(orderAfter(...history))).toMatchObject(notAllowed);
});

test('only orders that wait for an answer are timed out', () => {
  for (const history of [placed, reserved]) {
    expect(eventsOf(timeOutOrder(orderAfter(...history)))).toMatchObject([{ data: { reason: 'TIMED_OUT' } }]);
  }
  for (const history of [completed, paid, shipped, cancelled]) {
    expect(eventsOf(timeOutOrder(orderAfter(...history)))).toEqual([]);
  }
});

test('what accounts gave back is recorded once, also when the order never heard of the taking', () => {
  const back = eventsOf(recordReturn(['p1'], orderAfter(...cancelled)));
  expect(back).toEqual([{ type: 'OrderPaymentsReturned', data: { orderId: '1', paymentIds: ['p1'] } }]);
  const state = orderAfter(...cancelled, ...back);
  expect(state.payments).toMatchObject([{ status: 'RETURNED', takenAt: null }]);
  expect(eventsOf(recordReturn(['p1'], state))).toEqual([]);
});

test('an outcome is settled when nothing follows by itself', () => {
  expect(
    [placed, reserved, completed, paid, shipped, cancelled].map((history) =>
      isSettled(orderAfter(...history)),
    ),
  ).toEqual([false, false, true, true, true, true]);
});

test('an order keeps its sums when the person’s key was deleted, and forgets the rest', () => {
  const home = { lines: ['1 Main St'], city: null, postalCode: null, region: null, countryCode: null };
  const [event] = place(
    { customerId: 'ada', fulfilmentMethod: 'DELIVERY', note: 'ring twice' },
    { ...known, customer: { active: true, address: home } },
  ).map((fact) => ({ ...fact, personal: null }));
  expect(order.evolve(null, event as never)).toMatchObject({
    total: usd(1200),
    deliveryAddress: null,
    note: null,
  });
});
