import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { ReservationEvent, ReservedQuantity } from '@tillgraph/shared-domain/events/inventory';

/** What became of an order's request for stock. It is answered once: whatever comes late or twice finds the answer. */
export type Reservation =
  | { readonly status: 'RESERVED'; readonly quantities: readonly ReservedQuantity[] }
  | { readonly status: 'REJECTED' | 'RELEASED' }
  /** `refundIds`: of the refunds that put something back. */
  | { readonly status: 'TAKEN_OUT'; readonly refundIds: readonly string[] };

/** By order id. Null: the order was not heard of. */
export const reservation: Aggregate<Reservation | null, ReservationEvent> = {
  category: 'reservation',
  initialState: null,
  evolve,
};

function evolve(state: Reservation | null, event: Recorded<ReservationEvent>): Reservation {
  switch (event.type) {
    case 'StockReserved':
      return { status: 'RESERVED', quantities: event.data.quantities };
    case 'StockRejected':
      return { status: 'REJECTED' };
    case 'ReservationReleased':
      return { status: 'RELEASED' };
    case 'ReservationTakenOut':
      return { status: 'TAKEN_OUT', refundIds: [] };
    case 'StockReturned':
      if (state?.status !== 'TAKEN_OUT') throw new Error(`${event.stream} returned what was not taken out`);
      return { ...state, refundIds: [...state.refundIds, event.data.refundId] };
  }
}
