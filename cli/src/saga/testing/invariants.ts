import { stock } from '@tillgraph/inventory/domain/stock';
import { type Order, order } from '@tillgraph/orders/domain/order';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { add, compareMoney, type Money, zero } from '@tillgraph/shared-domain/money';
import { expectAccountsToHold } from './account-invariants.ts';
import { byStream } from './by-stream.ts';
import type { RecordedLogs } from './saga.ts';

/** What must hold at every moment, whoever has heard of what. */
export function expectAlwaysTrue(logs: RecordedLogs): void {
  const orders = statesOf(logs.orders, order);
  expect(orders.map((each) => each.number).sort((a, b) => a - b)).toEqual(
    orders.map((_, index) => index + 1),
  );
  for (const each of orders) {
    const count = (...types: readonly OrderEvent['type'][]) =>
      logs.orders.filter(({ stream, type }) => stream === `order-${each.id}` && types.some((t) => t === type))
        .length;
    expect(count('OrderReserved')).toBeLessThanOrEqual(1);
    expect(count('OrderPaid')).toBeLessThanOrEqual(1);
    expect(count('OrderCompleted', 'OrderShipped', 'OrderCancelled')).toBeLessThanOrEqual(1);
    expect(count('OrderPaymentsReturned')).toBeLessThanOrEqual(1);
    for (const { paymentId } of each.payments) {
      const { taken, returned } = bookingsOf(paymentId, logs);
      expect(taken).toBeLessThanOrEqual(1);
      expect(returned).toBeLessThanOrEqual(taken);
    }
    expectFiguresToAddUp(each);
    for (const { payments } of each.refunds) {
      for (const payment of payments) expect(refundsBooked(payment, logs).length).toBeLessThanOrEqual(1);
    }
  }
  for (const stream of streamsOf(logs.inventory, stock.category)) expectStockToHold(stream);
  expectAccountsToHold(logs.accounts);
}

/** What must hold once everyone has heard of everything. */
export function expectTrueInTheEnd(logs: RecordedLogs): void {
  const orders = statesOf(logs.orders, order);
  const waiting = orders.filter(({ status }) => status === 'PAID');
  for (const each of orders) {
    expect(each.status).toMatch(/^(PAID|COMPLETED|SHIPPED|CANCELLED)$/);
    for (const { paymentId, status } of each.payments) {
      const { taken, returned } = bookingsOf(paymentId, logs);
      expect(taken - returned).toBe(each.status === 'CANCELLED' ? 0 : 1);
      expect(status === 'TAKEN').toBe(each.status !== 'CANCELLED');
      if (returned > 0) expect(status).toBe('RETURNED');
    }
    for (const payment of each.refunds.flatMap(({ payments }) => payments)) {
      expect(refundsBooked(payment, logs)).toMatchObject([
        {
          type: payment.method === 'ACCOUNT' ? 'IncomeRecorded' : 'ExpenseRecorded',
          data: { accountId: payment.accountId, amount: payment.amount, orderId: each.id },
        },
      ]);
    }
  }
  for (const stream of streamsOf(logs.inventory, stock.category)) {
    const productId = stream[0]?.stream.slice('stock-'.length);
    const state = fold(stream, stock);
    const handedOver = orders.filter(({ status }) => status === 'COMPLETED' || status === 'SHIPPED');
    expect(state.reserved).toBe(quantityIn(waiting, productId));
    expect(received(stream) - state.onHand).toBe(
      quantityIn(handedOver, productId) - restockedIn(orders, productId),
    );
  }
}

/** Of each line and the order; and nothing is refunded that was not sold or taken. */
function expectFiguresToAddUp(each: Order): void {
  const { lines, payments, refunds } = each;
  for (const sum of [each, ...lines, ...refunds.flatMap((refund) => refund.lines)]) {
    expect(add(sum.subtotal, sum.taxTotal)).toEqual(sum.total);
  }
  const none = zero(each.total.currency);
  const sum = (amounts: readonly Money[]) => amounts.reduce(add, none);
  for (const field of ['discountTotal', 'subtotal', 'taxTotal', 'total'] as const) {
    expect(sum(lines.map((line) => line[field]))).toEqual(each[field]);
  }
  expect(sum(refunds.map(({ total }) => total))).toEqual(each.refundedTotal);
  for (const refund of refunds) {
    expect(sum(refund.lines.map(({ total }) => total))).toEqual(refund.total);
    expect(sum(refund.payments.map(({ amount }) => amount))).toEqual(refund.total);
  }
  for (const { lineId, quantity, total } of lines) {
    const back = refunds.flatMap((refund) => refund.lines).filter((line) => line.lineId === lineId);
    const pieces = back.reduce((all, line) => all + line.quantity, 0);
    expect(pieces).toBeLessThanOrEqual(quantity);
    if (pieces === quantity) expect(sum(back.map((line) => line.total))).toEqual(total);
  }
  for (const { amount, refunded } of payments) expect(compareMoney(refunded, amount)).toBeLessThanOrEqual(0);
}

function expectStockToHold(stream: readonly Recorded[]): void {
  for (let end = 1; end <= stream.length; end++) {
    const { onHand, reserved } = fold(stream.slice(0, end), stock);
    expect(reserved).toBeGreaterThanOrEqual(0);
    expect(onHand - reserved).toBeGreaterThanOrEqual(0);
  }
}

function bookingsOf(paymentId: string, { accounts }: RecordedLogs) {
  const origins = (accounts as readonly Recorded<AccountEvent>[]).flatMap(
    (
      event, // others have no such fields
    ) =>
      'paymentId' in event.data && event.data.paymentId === paymentId && 'origin' in event.data
        ? [event.data.origin]
        : [],
  );
  const count = (origin: string) => origins.filter((each) => each === origin).length;
  return { taken: count('ORDER_PAYMENT'), returned: count('ORDER_REFUND') };
}

/** What accounts booked for one payment of a refund. */
const refundsBooked = (
  { paymentId }: Order['refunds'][number]['payments'][number],
  { accounts }: RecordedLogs,
): readonly Recorded[] =>
  accounts.filter(
    ({ data }) => 'transactionId' in data && 'paymentId' in data && data.paymentId === paymentId,
  );

const quantityIn = (orders: readonly Order[], productId: string | undefined): number =>
  orders
    .flatMap(({ lines }) => lines)
    .filter((line) => line.productId === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const restockedIn = (orders: readonly Order[], productId: string | undefined): number =>
  orders
    .flatMap(({ refunds }) => refunds.flatMap(({ lines }) => lines))
    .filter((line) => line.productId === productId && line.restock)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const received = (stream: readonly Recorded[]): number =>
  (stream as readonly Recorded<StockEvent>[]).reduce(
    // inventory's own category
    (sum, event) => (event.type === 'StockReceived' ? sum + event.data.quantity : sum),
    0,
  );

const statesOf = <State>(events: readonly Recorded[], aggregate: Aggregate<State, never>) =>
  streamsOf(events, aggregate.category).flatMap((stream) => fold(stream, aggregate) ?? []);

const streamsOf = (events: readonly Recorded[], category: string): readonly (readonly Recorded[])[] =>
  [...byStream(events)].filter(([stream]) => stream.startsWith(`${category}-`)).map(([, stream]) => stream);

const fold = <State>(stream: readonly Recorded[], aggregate: Aggregate<State, never>): State =>
  (stream as readonly never[]).reduce<State>(aggregate.evolve, aggregate.initialState); // its own events
