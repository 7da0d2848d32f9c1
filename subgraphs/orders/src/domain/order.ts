import type { Address } from '@tillgraph/shared-domain/address';
import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Cause, Envelope, Recorded } from '@tillgraph/shared-domain/event';
import type { Shortage } from '@tillgraph/shared-domain/events/inventory';
import type {
  CancellationReason,
  FulfilmentMethod,
  OrderEvent,
  PlacedLine,
  RequestedPayment,
} from '@tillgraph/shared-domain/events/orders';
import { add, type Money, zero } from '@tillgraph/shared-domain/money';
import { erasedText } from '@tillgraph/shared-domain/person';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import { withReferences } from './payment-references.ts';
import { type Refund, refundedLine, refundedPayment, refundOf } from './refund.ts';

/** An order is its own document: the fold of its stream decides and is read. */
export type Order = PlacedOrder & Progress;

export type OrderStatus = Progress['status'];

/** PENDING > RESERVED > PAID > COMPLETED (counter) or SHIPPED (delivery); CANCELLED from any of the first three. */
type Progress =
  | { readonly status: 'PENDING' | 'RESERVED' | 'PAID' }
  | { readonly status: 'COMPLETED' | 'SHIPPED'; readonly completedAt: string }
  | { readonly status: 'CANCELLED'; readonly cancellation: Cancellation };

interface PlacedOrder {
  readonly id: string;
  readonly number: number;
  readonly customerId: string | null;
  readonly cashierId: string | null;
  readonly fulfilmentMethod: FulfilmentMethod;
  readonly businessDate: string;
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly OrderLine[];
  readonly discountTotal: Money;
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly total: Money;
  readonly payments: readonly Payment[];
  /** Oldest first. */
  readonly refunds: readonly Refund[];
  readonly refundedTotal: Money;
  /** Null also when the person's key was deleted. */
  readonly deliveryAddress: Address | null;
  readonly note: string | null;
  readonly placedAt: string;
  readonly updatedAt: string;
  readonly version: number;
  /** Where it stands in this context's log. */
  readonly lastEvent: LoggedAt;
  /** The events of stock and accounts that it answered: who reads it may ask to see what they did. */
  readonly causes: readonly Cause[];
}

export type LoggedAt = Pick<Envelope, 'context' | 'epoch' | 'slot' | 'position'>;

export interface OrderLine extends PlacedLine {
  /** People write names into notes, so it is personal. */
  readonly note: string | null;
  readonly refundedQuantity: Quantity;
}

/** PENDING too when the order was cancelled before any was taken. */
export type PaymentStatus = 'PENDING' | 'TAKEN' | 'DECLINED' | 'RETURNED';

export interface Payment extends RequestedPayment {
  /** Null also when the person's key was deleted. */
  readonly reference: string | null;
  readonly status: PaymentStatus;
  readonly takenAt: string | null;
  /** What refunds gave back of it. */
  readonly refunded: Money;
}

export interface Cancellation {
  readonly reason: CancellationReason;
  readonly message: string;
  /** Present when the message is under the customer's key. */
  readonly isPersonal?: true;
  readonly at: string;
  readonly shortages: readonly Shortage[];
  readonly available: Money | null;
}

/** No snapshots: the state holds personal fields, and the stream is short. */
export const order: Aggregate<Order | null, OrderEvent> = {
  category: 'order',
  initialState: null,
  evolve,
};

function evolve(order: Order | null, event: Recorded<OrderEvent>): Order {
  if (event.type === 'OrderPlaced') return placed(event);
  if (order === null) throw new Error(`${event.type} of ${event.stream} before its OrderPlaced`);
  return { ...progressed(order, event), ...trace(order, event) };
}

type RecordedAs<Type extends OrderEvent['type']> = Extract<Recorded<OrderEvent>, { readonly type: Type }>;

function placed(event: RecordedAs<'OrderPlaced'>): Order {
  const { orderId, lines, payments, discounts: _asGranted, references, ...data } = event.data;
  const notes = new Map(event.personal?.lineNotes.map(({ lineId, note }) => [lineId, note]));
  const nothing = zero(data.total.currency);
  return {
    ...data,
    id: orderId,
    status: 'PENDING',
    lines: lines.map((line) => ({ ...line, note: notes.get(line.lineId) ?? null, refundedQuantity: 0 })),
    payments: withReferences(payments, references ?? event.personal?.references).map((payment) => ({
      ...payment,
      status: 'PENDING',
      takenAt: null,
      refunded: nothing,
    })),
    refunds: [],
    refundedTotal: nothing,
    deliveryAddress: event.personal?.deliveryAddress ?? null,
    note: event.personal?.note ?? null,
    placedAt: event.recordedAt,
    updatedAt: event.recordedAt,
    version: event.version,
    lastEvent: loggedAt(event),
    causes: [],
  };
}

function progressed(order: Order, event: Exclude<Recorded<OrderEvent>, RecordedAs<'OrderPlaced'>>): Order {
  switch (event.type) {
    case 'OrderReserved':
      return { ...order, status: 'RESERVED' };
    case 'OrderPaid':
      return { ...order, status: 'PAID', payments: order.payments.map(taken(event)) };
    case 'OrderCompleted':
      return { ...order, status: 'COMPLETED', completedAt: event.recordedAt };
    case 'OrderShipped':
      return { ...order, status: 'SHIPPED', completedAt: event.recordedAt };
    case 'OrderCancelled':
      return {
        ...order,
        status: 'CANCELLED',
        cancellation: cancellationOf(event),
        payments: order.payments.map(declined(event)),
      };
    case 'OrderPaymentsReturned':
      return { ...order, payments: order.payments.map(returned(event.data.paymentIds)) };
    case 'OrderRefunded':
      return {
        ...order,
        lines: order.lines.map(refundedLine(event.data)),
        payments: order.payments.map(refundedPayment(event.data)),
        refunds: [...order.refunds, refundOf(event)],
        refundedTotal: add(order.refundedTotal, event.data.total),
      };
  }
}

function trace({ causes }: Order, event: Recorded<OrderEvent>) {
  const { cause, recordedAt, version } = event;
  const isNew = cause !== null && causes.every(({ eventId }) => eventId !== cause.eventId);
  return {
    updatedAt: recordedAt,
    version,
    lastEvent: loggedAt(event),
    causes: isNew ? [...causes, cause] : causes,
  };
}

const loggedAt = ({ context, epoch, slot, position }: Recorded<OrderEvent>): LoggedAt => ({
  context,
  epoch,
  slot,
  position,
});

const taken =
  (event: RecordedAs<'OrderPaid'>) =>
  (payment: Payment): Payment => {
    const by = event.data.payments.find(({ paymentId }) => paymentId === payment.paymentId);
    return by ? { ...payment, accountId: by.accountId, status: 'TAKEN', takenAt: event.recordedAt } : payment;
  };

/** Payments are taken together or not at all: when one was declined, the customer keeps the others. */
const declined =
  ({ data }: RecordedAs<'OrderCancelled'>) =>
  (payment: Payment): Payment => {
    if (data.declinedPaymentId === null) return payment;
    return { ...payment, status: payment.paymentId === data.declinedPaymentId ? 'DECLINED' : 'RETURNED' };
  };

const returned =
  (paymentIds: readonly string[]) =>
  (payment: Payment): Payment =>
    paymentIds.includes(payment.paymentId) ? { ...payment, status: 'RETURNED' } : payment;

const cancellationOf = ({ data, personal, recordedAt }: RecordedAs<'OrderCancelled'>): Cancellation => ({
  reason: data.reason,
  message: data.message ?? personal?.message ?? erasedText,
  ...(data.message === undefined && { isPersonal: true }),
  at: recordedAt,
  shortages: data.shortages,
  available: data.available,
});

/** Nothing follows by itself any more: a delivery that is paid waits for people. */
export const isSettled = (state: Order | null): boolean =>
  state !== null && state.status !== 'PENDING' && state.status !== 'RESERVED';
