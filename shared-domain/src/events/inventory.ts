import type { Money } from '../money.ts';
import type { Quantity } from '../quantity.ts';

export type StockAdjustmentReason = 'COUNT' | 'DAMAGE' | 'LOSS' | 'RETURN' | 'CORRECTION';

interface QuantityOfOrder {
  readonly productId: string;
  readonly orderId: string;
  readonly quantity: Quantity;
}

/** Stream `stock-<productId>`: what happened to one product's stock. */
export type StockEvent =
  | {
      readonly type: 'StockReceived';
      readonly data: {
        readonly productId: string;
        readonly quantity: Quantity;
        readonly reference: string | null;
        /** Of one piece. */
        readonly unitCost: Money | null;
      };
    }
  | {
      readonly type: 'StockAdjusted';
      readonly data: {
        readonly productId: string;
        /** May be negative. */
        readonly delta: Quantity;
        readonly reason: StockAdjustmentReason;
        readonly note: string | null;
      };
    }
  | {
      readonly type: 'LowStockThresholdSet';
      readonly data: { readonly productId: string; readonly threshold: Quantity };
    }
  | { readonly type: 'QuantityReserved'; readonly data: QuantityOfOrder }
  | { readonly type: 'QuantityReleased'; readonly data: QuantityOfOrder }
  | { readonly type: 'QuantityTakenOut'; readonly data: QuantityOfOrder }
  /** Came back with a refund, fit to be sold again. */
  | { readonly type: 'QuantityReturned'; readonly data: QuantityOfOrder & { readonly refundId: string } };

export interface ReservedQuantity {
  readonly productId: string;
  readonly quantity: Quantity;
}

export interface Shortage {
  readonly productId: string;
  /** Of all lines of the product together. */
  readonly requested: Quantity;
  readonly available: Quantity;
}

/** Stream `reservation-<orderId>`: inventory's answer to an order, appended after the quantities that it moved. */
export type ReservationEvent =
  | {
      readonly type: 'StockReserved';
      readonly data: { readonly orderId: string; readonly quantities: readonly ReservedQuantity[] };
    }
  | {
      readonly type: 'StockRejected';
      readonly data: { readonly orderId: string; readonly shortages: readonly Shortage[] };
    }
  /** Also for an order of which no reservation was seen: a later one is refused then. */
  | { readonly type: 'ReservationReleased'; readonly data: { readonly orderId: string } }
  | { readonly type: 'ReservationTakenOut'; readonly data: { readonly orderId: string } }
  /** What a refund put back into stock; none without. */
  | {
      readonly type: 'StockReturned';
      readonly data: {
        readonly orderId: string;
        readonly refundId: string;
        readonly quantities: readonly ReservedQuantity[];
      };
    };

export type InventoryEvent = StockEvent | ReservationEvent;
