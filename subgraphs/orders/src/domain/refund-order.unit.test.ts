import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { eventsOf, known, orderAfter, place, placedAt, usd } from '../testing/an-order.ts';
import { sold } from '../testing/sold.ts';
import { cancelOrder } from './cancel-order.ts';
import type { Order } from './order.ts';
import { type RefundOrder, type RefundTerms, refundOrder } from './refund-order.ts';
import type { OfferedPayment } from './settle-payments.ts';

const terms: RefundTerms = {
  timeZone: 'America/New_York',
  accounts: new Map([
    ['drawer', { kind: 'TILL', currencyCode: 'USD' }],
    ['savings', { kind: 'CUSTOMER', currencyCode: 'USD' }],
    ['euros', { kind: 'CUSTOMER', currencyCode: 'EUR' }],
  ]),
};

const command: RefundOrder = {
  refundId: 'r1',
  lines: [{ lineId: 'l1', quantity: 1000, restock: true }],
  payments: null,
  reason: 'stale',
  refundedBy: 'manager',
};

const decide = (order: Order, change: Partial<RefundOrder> = {}) =>
  refundOrder({ ...command, ...change }, order, terms, placedAt);

const tender = (fields: Partial<OfferedPayment>): OfferedPayment => ({
  paymentId: 'given',
  method: 'CASH',
  amount: null,
  accountId: null,
  tendered: null,
  reference: null,
  ...fields,
});

type OrderRefunded = Extract<OrderEvent, { readonly type: 'OrderRefunded' }>;
const refundOf = (order: Order, change: Partial<RefundOrder> = {}): OrderRefunded['data'] =>
  (eventsOf(decide(order, change))[0] as OrderRefunded).data; // the only event of a refund

const coffees = sold();
const minors = (amounts: readonly { readonly minor: number }[]) => amounts.map(({ minor }) => minor);

describe('a refund', () => {
  test('tells all that its consumers need', () => {
    expect(eventsOf(decide(orderAfter(...coffees)))).toEqual([
      {
        type: 'OrderRefunded',
        data: {
          orderId: '1',
          refundId: 'r1',
          number: 0,
          customerId: null,
          cashierId: 'cashier',
          refundedBy: 'manager',
          businessDate: '2025-12-31',
          lines: [
            {
              lineId: 'l1',
              productId: 'coffee',
              productName: 'Coffee',
              sku: 'COFFEE',
              categoryId: 'drinks',
              categoryName: 'Drinks',
              quantity: 1000,
              restock: true,
              taxRate: 200_000,
              subtotal: usd(500),
              taxTotal: usd(100),
              total: usd(600),
            },
          ],
          subtotal: usd(500),
          taxTotal: usd(100),
          total: usd(600),
          payments: [
            {
              paymentId: 'r1-1',
              refundedPaymentId: 'p1',
              method: 'CASH',
              amount: usd(600),
              accountId: 'till',
            },
          ],
          reason: 'stale',
        },
      },
    ]);
  });

  test('leaves the order’s status, and shows on its lines and payments', () => {
    const order = orderAfter(...coffees, ...eventsOf(decide(orderAfter(...coffees))));
    expect(order).toMatchObject({
      status: 'COMPLETED',
      refundedTotal: usd(600),
      lines: [{ refundedQuantity: 1000 }],
      payments: [{ status: 'TAKEN', refunded: usd(600) }],
      refunds: [{ refundId: 'r1', reason: 'stale', refundedBy: 'manager', businessDate: '2025-12-31' }],
    });
  });

  test('keeps the words on a customer’s order under the customer’s key', () => {
    const facts = { ...known, customer: { active: true, address: null } };
    const order = orderAfter(...sold({ customerId: 'ada' }, facts));
    const payments = [tender({ method: 'CARD', reference: 'Ada’s card' })];
    const [event] = eventsOf(decide(order, { payments }));
    expect(event).toMatchObject({
      personal: { reason: 'stale', references: [{ paymentId: 'r1-1', reference: 'Ada’s card' }] },
      person: 'customer-ada',
    });
    expect(event?.data).not.toHaveProperty('reason');
    expect(event?.data).not.toHaveProperty('references');
  });

  test('takes back what is fit to be sold again, and what is not', () => {
    const lines = [
      { lineId: 'l1', quantity: 1000, restock: true },
      { lineId: 'l1', quantity: 1000, restock: false },
    ];
    expect(refundOf(orderAfter(...coffees), { lines })).toMatchObject({ lines, total: usd(1200) });
  });

  test('is only of what was handed over', () => {
    const placed = place();
    const cancelled = [...placed, ...eventsOf(cancelOrder(null, orderAfter(...placed)))];
    const delivery = sold({ fulfilmentMethod: 'DELIVERY' });
    for (const events of [placed, cancelled, delivery]) {
      expect(decide(orderAfter(...events))).toMatchObject({
        accepted: false,
        errors: [{ code: 'STATE_NOT_ALLOWED', path: ['input', 'orderId'] }],
      });
    }
  });

  test('is never of more than was sold, also when a line comes twice', () => {
    const pieces = (quantity: number) => ({ lineId: 'l1', quantity, restock: true });
    const order = orderAfter(...coffees);
    const tooMany = (index: string) => ({
      accepted: false,
      errors: [{ code: 'STATE_NOT_ALLOWED', path: ['input', 'lines', index, 'quantity'] }],
    });
    expect(decide(order, { lines: [pieces(3000)] })).toMatchObject(tooMany('0'));
    expect(decide(order, { lines: [pieces(1000), pieces(2000)] })).toMatchObject(tooMany('1'));
    const half = orderAfter(...coffees, ...eventsOf(decide(order)));
    expect(decide(half, { lines: [pieces(2000)] })).toMatchObject(tooMany('0'));
  });

  test('names every line that the order does not have', () => {
    const lines = ['none', 'nothing'].map((lineId) => ({ lineId, quantity: 1000, restock: true }));
    expect(decide(orderAfter(...coffees), { lines })).toMatchObject({
      accepted: false,
      errors: [
        { code: 'NOT_FOUND', path: ['input', 'lines', '0', 'lineId'] },
        { code: 'NOT_FOUND', path: ['input', 'lines', '1', 'lineId'] },
      ],
    });
  });
});

describe('its money', () => {
  const paidBy = (...payments: readonly Partial<OfferedPayment>[]) =>
    sold({
      payments: payments.map((payment, index) => ({
        ...tender({}),
        ...payment,
        paymentId: `p${index + 1}`,
      })),
    });
  const mixed = paidBy({ amount: usd(300) }, { method: 'CARD', amount: usd(400) }, { accountId: 'drawer' });
  const given = ({ payments }: OrderRefunded['data']) =>
    payments.map(({ refundedPaymentId, accountId, amount }) => [refundedPaymentId, accountId, amount.minor]);

  test('goes back to what it was paid with, latest first, never more than each took', () => {
    const first = refundOf(orderAfter(...mixed));
    expect(given(first)).toEqual([
      ['p3', 'drawer', 500],
      ['p2', 'card', 100],
    ]);
    const rest = refundOf(orderAfter(...mixed, { type: 'OrderRefunded', data: first }));
    expect(given(rest)).toEqual([
      ['p2', 'card', 300],
      ['p1', 'till', 300],
    ]);
  });

  test('goes where it is told, and what came from there counts as given back', () => {
    const payments = [
      tender({ method: 'CARD', amount: usd(500) }),
      tender({ method: 'ACCOUNT', accountId: 'savings' }),
    ];
    const refund = refundOf(orderAfter(...mixed), { payments });
    expect(given(refund)).toEqual([
      ['p2', 'card', 400],
      [null, 'card', 100],
      [null, 'savings', 100],
    ]);
    const order = orderAfter(...mixed, { type: 'OrderRefunded', data: refund });
    expect(minors(order.payments.map(({ refunded }) => refunded))).toEqual([0, 400, 0]);
    expect(given(refundOf(order))).toEqual([
      ['p3', 'drawer', 500],
      ['p1', 'till', 100],
    ]);
  });

  test('is nothing where nothing was paid', () => {
    const gift = sold({
      lines: [{ lineId: 'l1', productId: 'gift', quantity: 1000, discount: null, note: null }],
      payments: [],
    });
    for (const payments of [null, []]) {
      expect(refundOf(orderAfter(...gift), { payments })).toMatchObject({ total: usd(0), payments: [] });
    }
  });

  test.each([
    ['not add up', { amount: usd(599) }, 'INVALID_INPUT', []],
    ['be handed out with change', { tendered: usd(1000) }, 'INVALID_INPUT', ['0', 'tendered']],
    [
      'be in another currency',
      { amount: { minor: 600, currency: 'EUR' } },
      'INVALID_INPUT',
      ['0', 'amount', 'currencyCode'],
    ],
    ['lack its account', { method: 'ACCOUNT' }, 'INVALID_INPUT', ['0', 'accountId']],
    ['go to an unknown account', { method: 'ACCOUNT', accountId: 'none' }, 'NOT_FOUND', ['0', 'accountId']],
    ['come out of no drawer', { accountId: 'savings' }, 'INVALID_INPUT', ['0', 'accountId']],
    [
      'go to an account in another currency',
      { method: 'ACCOUNT', accountId: 'euros' },
      'INVALID_INPUT',
      ['0', 'accountId'],
    ],
  ] as const)('may not %s', (_what, payment, code, path) => {
    expect(decide(orderAfter(...coffees), { payments: [tender(payment)] })).toMatchObject({
      accepted: false,
      errors: [{ code, path: ['input', 'payments', ...path] }],
    });
  });

  test('is told how, when it is told at all', () => {
    expect(decide(orderAfter(...coffees), { payments: [] })).toMatchObject({
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'payments'] }],
    });
  });
});
