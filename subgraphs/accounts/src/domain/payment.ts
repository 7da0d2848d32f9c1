import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { PaymentEvent, TakenPayment } from '@tillgraph/shared-domain/events/accounts';

/** What accounts did for an order. Each is final but `taken`, which may be given back, or refunded in parts. */
export type PaymentState =
  | { readonly status: 'none' }
  | {
      readonly status: 'taken';
      readonly payments: readonly TakenPayment[];
      readonly refundIds: readonly string[];
    }
  | { readonly status: 'declined' }
  | { readonly status: 'returned' }
  /** The order was cancelled before its payment was seen. */
  | { readonly status: 'cancelled' };

export const payment: Aggregate<PaymentState, PaymentEvent> = {
  category: 'payment',
  initialState: { status: 'none' },
  evolve(state, { type, data }) {
    switch (type) {
      case 'PaymentTaken':
        return { status: 'taken', payments: data.payments, refundIds: [] };
      case 'PaymentDeclined':
        return { status: 'declined' };
      case 'PaymentReturned':
        return { status: 'returned' };
      case 'PaymentRefunded':
        if (state.status !== 'taken') throw new Error(`The order ${data.orderId} was refunded unpaid`);
        return { ...state, refundIds: [...state.refundIds, data.refundId] };
      case 'PaymentCancelled':
        return { status: 'cancelled' };
    }
  },
};
