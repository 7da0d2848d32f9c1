import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent, PaymentEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import type { ReservationEvent, StockEvent } from '@tillgraph/shared-domain/events/inventory';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';

// A stream's category says which events are in it, so each of these is what it is called.

export const orderEvent = (event: Recorded) =>
  isOf(event, 'orders', 'order-') ? (event as Recorded<OrderEvent>) : undefined;

export const accountEvent = (event: Recorded) =>
  isOf(event, 'accounts', 'account-') ? (event as Recorded<AccountEvent>) : undefined;

export const paymentEvent = (event: Recorded) =>
  isOf(event, 'accounts', 'payment-') ? (event as Recorded<PaymentEvent>) : undefined;

export const stockEvent = (event: Recorded) =>
  isOf(event, 'inventory', 'stock-') ? (event as Recorded<StockEvent>) : undefined;

export const reservationEvent = (event: Recorded) =>
  isOf(event, 'inventory', 'reservation-') ? (event as Recorded<ReservationEvent>) : undefined;

export function transaction(event: Recorded): Recorded<TransactionEvent> | undefined {
  const found = accountEvent(event);
  return found?.type === 'IncomeRecorded' || found?.type === 'ExpenseRecorded' ? found : undefined;
}

/** What a transaction adds to its account's balance, in minor units. */
export const signed = ({ type, data }: Recorded<TransactionEvent>): number =>
  type === 'IncomeRecorded' ? data.amount.minor : -data.amount.minor;

const isOf = ({ context, stream }: Recorded, of: Recorded['context'], category: string): boolean =>
  context === of && stream.startsWith(category);
