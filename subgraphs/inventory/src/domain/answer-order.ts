import type {
  ReservationEvent,
  ReservedQuantity,
  Shortage,
  StockEvent,
} from '@tillgraph/shared-domain/events/inventory';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import type { Reservation } from './reservation.ts';
import { availableOf, type Stock } from './stock.ts';

/** What follows from an order's event: the answer on its own stream, and what it moves on those of the products. */
export interface Answer {
  readonly reservation: readonly ReservationEvent[];
  readonly stock: readonly StockEvent[];
}

/** All lines or none. An order that was answered or cancelled before gets no second answer. */
export function reserve(
  orderId: string,
  requested: readonly ReservedQuantity[],
  state: Reservation | null,
  stockOf: (productId: string) => Stock,
): Answer {
  if (state !== null) return nothing;
  const shortages = requested.flatMap(({ productId, quantity }): readonly Shortage[] => {
    const available = availableOf(stockOf(productId));
    return available < quantity ? [{ productId, requested: quantity, available }] : [];
  });
  return shortages.length > 0
    ? { reservation: [{ type: 'StockRejected', data: { orderId, shortages } }], stock: [] }
    : {
        reservation: [{ type: 'StockReserved', data: { orderId, quantities: requested } }],
        stock: requested.map((quantity) => ({ type: 'QuantityReserved', data: { ...quantity, orderId } })),
      };
}

/** A cancellation that is heard of first leaves a tombstone, which refuses the reservation that comes later. */
export function release(orderId: string, state: Reservation | null): Answer {
  if (state !== null && state.status !== 'RESERVED') return nothing;
  return {
    reservation: [{ type: 'ReservationReleased', data: { orderId } }],
    stock: quantitiesOf(state).map((quantity) => ({
      type: 'QuantityReleased',
      data: { ...quantity, orderId },
    })),
  };
}

/** Throws for an order without a reservation: the saga never sells what was not reserved. */
export function takeOut(orderId: string, state: Reservation | null): Answer {
  if (state?.status === 'TAKEN_OUT') return nothing;
  if (state?.status !== 'RESERVED') {
    throw new Error(`The order ${orderId} was sold without a reservation (${state?.status ?? 'none'}).`);
  }
  return {
    reservation: [{ type: 'ReservationTakenOut', data: { orderId } }],
    stock: quantitiesOf(state).map((quantity) => ({
      type: 'QuantityTakenOut',
      data: { ...quantity, orderId },
    })),
  };
}

/** What a refund brings back, once. Throws for an order of which nothing was taken out: nothing could come back. */
export function putBack(
  orderId: string,
  refundId: string,
  returned: readonly ReservedQuantity[],
  state: Reservation | null,
): Answer {
  if (state?.status !== 'TAKEN_OUT') {
    throw new Error(`The order ${orderId} was refunded before its stock was taken out.`);
  }
  if (returned.length === 0 || state.refundIds.includes(refundId)) return nothing;
  return {
    reservation: [{ type: 'StockReturned', data: { orderId, refundId, quantities: returned } }],
    stock: returned.map((quantity) => ({
      type: 'QuantityReturned',
      data: { ...quantity, orderId, refundId },
    })),
  };
}

/** What is held for the order: the products whose stock `release` and `takeOut` move. */
export const quantitiesOf = (state: Reservation | null): readonly ReservedQuantity[] =>
  state?.status === 'RESERVED' ? state.quantities : [];

/** Lines of one product added up, in the order of their first lines. */
export function quantitiesByProduct(
  lines: readonly { readonly productId: string; readonly quantity: Quantity }[],
): readonly ReservedQuantity[] {
  const byProduct = new Map<string, Quantity>();
  for (const { productId, quantity } of lines) {
    byProduct.set(productId, (byProduct.get(productId) ?? 0) + quantity);
  }
  return [...byProduct].map(([productId, quantity]) => ({ productId, quantity }));
}

const nothing: Answer = { reservation: [], stock: [] };
