import type { Decision } from '@tillgraph/shared-domain/decision';
import type { PaymentEvent } from '@tillgraph/shared-domain/events/accounts';
import type { ReservationEvent } from '@tillgraph/shared-domain/events/inventory';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { declinePayment, recordPayment, recordReturn } from './answer-payment.ts';
import { recordReservation, rejectForStock } from './answer-stock.ts';
import type { Order } from './order.ts';

/** What inventory and accounts say to an order. */
export type Answer =
  | Extract<ReservationEvent, { readonly type: 'StockReserved' | 'StockRejected' }>
  | Extract<PaymentEvent, { readonly type: 'PaymentTaken' | 'PaymentDeclined' | 'PaymentReturned' }>;

export function recordAnswer(answer: Answer, state: Order | null): Decision<OrderEvent> {
  switch (answer.type) {
    case 'StockReserved':
      return recordReservation(state);
    case 'StockRejected':
      return rejectForStock(answer.data.shortages, state);
    case 'PaymentTaken':
      return recordPayment(answer.data.payments, state);
    case 'PaymentDeclined':
      return declinePayment(answer.data, state);
    case 'PaymentReturned':
      return recordReturn(
        answer.data.payments.map(({ paymentId }) => paymentId),
        state,
      );
  }
}
