import type { Recorded } from '@tillgraph/shared-domain/event';
import { slotOf } from '@tillgraph/shared-domain/slot';
import { invariants } from './invariants.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

interface Stated {
  readonly context: 'orders' | 'inventory' | 'accounts';
  readonly stream: string;
  readonly type: string;
  readonly data: object;
  readonly commandId?: string;
}

/** As they would be recorded in this order, each context's in its own log. */
function recorded(stated: readonly Stated[]): readonly Recorded[] {
  const events: Recorded[] = [];
  for (const [index, { context, stream, type, data, commandId = `command-${index}` }] of stated.entries()) {
    const log = events.filter((event) => event.context === context);
    events.push({
      ...{ id: `event-${index}`, context, stream, type, data, commandId },
      version: log.filter((event) => event.stream === stream).length + 1,
      position: log.length + 1,
      slot: slotOf(stream),
      epoch: 'test',
      schemaVersion: 1,
      recordedAt: '2026-01-01T00:00:00.000Z',
      actor: { kind: 'system', id: 'test' },
      cause: null,
      correlationId: 'test',
      traceparent: null,
      storeId: 'main',
      locationId: 'main',
    });
  }
  return events;
}

function toldOf(events: readonly Recorded[]): readonly string[] {
  const told: string[] = [];
  const answers = { isAnswered: () => true };
  const proofs = invariants.map((create) =>
    create(({ stream }, message) => told.push(`${stream}: ${message}`), answers),
  );
  for (const event of events) for (const proof of proofs) proof.see(event);
  for (const proof of proofs) proof.end();
  return told;
}

const line = { lineId: 'l1', quantity: 1000, subtotal: usd(100), taxTotal: usd(10), total: usd(110) };
const order = (type: string, data: object = {}): Stated => ({
  context: 'orders',
  stream: 'order-1',
  type,
  data: { orderId: '1', ...data },
});
const placed = order('OrderPlaced', {
  ...{ number: 1, lines: [line], subtotal: usd(100), taxTotal: usd(10), total: usd(110) },
  payments: [{ paymentId: 'p1', amount: usd(110) }],
});
const paid = [placed, order('OrderReserved'), order('OrderPaid')];
const refund = (pieces: number, minor: number) =>
  order('OrderRefunded', {
    ...{ subtotal: usd(minor), taxTotal: usd(0), total: usd(minor) },
    lines: [{ ...line, quantity: pieces, subtotal: usd(minor), taxTotal: usd(0), total: usd(minor) }],
    payments: [{ paymentId: 'r1', refundedPaymentId: 'p1', amount: usd(minor) }],
  });

const booking = (type: string, minor: number, balance: number, income: number, more: object = {}): Stated => {
  const { account = 'a', commandId, ...data } = more as { account?: string; commandId?: string };
  return {
    ...{ context: 'accounts', stream: `account-${account}`, type, ...(commandId && { commandId }) },
    data: {
      ...{ amount: usd(minor), balanceAfter: usd(balance), totalIncomeAfter: usd(income), origin: 'MANUAL' },
      ...{
        transactionId: `${account}-${balance}`,
        orderId: null,
        paymentId: null,
        counterpart: null,
        ...data,
      },
    },
  };
};
const taken = booking('IncomeRecorded', 110, 110, 110, {
  origin: 'ORDER_PAYMENT',
  orderId: '1',
  paymentId: 'p1',
});
const returned = booking('ExpenseRecorded', 110, 0, 110, {
  origin: 'ORDER_REFUND',
  orderId: '1',
  paymentId: 'p1',
});

const stock = (type: string, quantity: number): Stated => ({
  context: 'inventory',
  stream: 'stock-p',
  type,
  data: { productId: 'p', quantity },
});
const reservation = (type: string): Stated => ({
  context: 'inventory',
  stream: 'reservation-1',
  type,
  data: { orderId: '1' },
});

const side = (type: string, account: string, minor: number, balance: number, other: string) =>
  booking(type, minor, balance, type === 'IncomeRecorded' ? minor : 50, {
    ...{ account, commandId: 'transfer', transactionId: `${account}-t`, origin: 'TRANSFER' },
    counterpart: { transactionId: `${other}-t`, accountId: other },
  });

test.each<[string, readonly Stated[]]>([
  [
    'a sale',
    [
      ...paid,
      order('OrderCompleted'),
      reservation('StockReserved'),
      reservation('ReservationTakenOut'),
      taken,
    ],
  ],
  ['a sale that was cancelled after it was paid', [...paid, order('OrderCancelled'), taken, returned]],
  [
    'a transfer',
    [
      booking('IncomeRecorded', 50, 50, 50),
      side('ExpenseRecorded', 'a', 20, 30, 'b'),
      side('IncomeRecorded', 'b', 20, 20, 'a'),
    ],
  ],
])('all holds of %s', (_what, stated) => {
  expect(toldOf(recorded(stated))).toEqual([]);
});

test.each<[string, readonly Stated[], string]>([
  ['is paid twice', [...paid, taken, { ...taken }], 'account-a: version 2 takes the payment p1 again'],
  ['is paid without money', paid, 'order-1: it is paid with 110, and 0 was taken'],
  [
    'is cancelled and keeps its money',
    [...paid, order('OrderCancelled'), taken],
    'order-1: it is cancelled; 110 was taken and 0 given back',
  ],
  [
    'is paid before it is reserved',
    [placed, order('OrderPaid'), taken],
    'order-1: version 2, OrderPaid, comes to an order that is placed',
  ],
  [
    'is refunded beyond what was paid',
    [...paid, order('OrderCompleted'), refund(1000, 111)],
    'order-1: version 5 refunds 1 more of the order than there was',
  ],
  [
    'is refunded in more pieces than were sold',
    [...paid, order('OrderCompleted'), refund(2000, 110)],
    'order-1: version 5 refunds 1000 more of the line l1 than there was',
  ],
  [
    'is refunded, and nobody gets it',
    [...paid, order('OrderCompleted'), refund(1000, 110), taken],
    'order-1: 110 of it is refunded, and 0 was given back',
  ],
  [
    'has a number after a gap',
    [{ ...placed, data: { ...placed.data, number: 2 } }],
    'order-1: number 2 was given after 0',
  ],
  [
    'does not add up',
    [{ ...placed, data: { ...placed.data, taxTotal: usd(11) } }],
    'order-1: the figures of version 1, OrderPlaced, do not add up',
  ],
  [
    'is handed over, and its goods stay',
    [...paid, order('OrderCompleted'), taken, reservation('StockReserved')],
    'reservation-1: its order is handed over, and its goods have not left',
  ],
])('an order that %s is told', (_what, stated, told) => {
  expect(toldOf(recorded(stated))).toContain(told);
});

test.each<[string, readonly Stated[], string]>([
  [
    'a balance that is no sum',
    [booking('IncomeRecorded', 50, 60, 50)],
    'account-a: version 1 leaves 60, where its bookings add up to 50',
  ],
  [
    'a sum of accounts that nobody booked',
    [booking('IncomeRecorded', 50, 60, 50)],
    'all accounts in USD: they hold 60, where recorded income less expense is 50',
  ],
  [
    'a transfer of one side',
    [booking('IncomeRecorded', 50, 50, 50), side('ExpenseRecorded', 'a', 20, 30, 'b')],
    'account-a: version 2 has another side that was never recorded',
  ],
  [
    'stock that is promised and not there',
    [stock('StockReceived', 1000), stock('QuantityReserved', 2000)],
    'stock-p: after version 2, 1000 are on hand and 2000 reserved',
  ],
])('%s is told', (_what, stated, told) => {
  expect(toldOf(recorded(stated))).toContain(told);
});

test('a gap in a log and in a stream is told', () => {
  const [first, , ...rest] = recorded([...paid, order('OrderCompleted')]);
  const told = toldOf(first ? [first, ...rest] : []);
  expect(told).toContain('order-1: position 3 follows 1 of its log');
  expect(told).toContain('order-1: version 3 follows 1');
});
