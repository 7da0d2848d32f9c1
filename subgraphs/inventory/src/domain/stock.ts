import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import type { Quantity } from '@tillgraph/shared-domain/quantity';

/** How much of one product there is. `reserved` is promised to orders and never above `onHand`. */
export interface Stock {
  readonly onHand: Quantity;
  readonly reserved: Quantity;
  readonly lowStockThreshold: Quantity;
  /** Whether there ever was any: a threshold alone brings none. */
  readonly everStocked: boolean;
  readonly version: number;
  /** Null: nothing has happened yet. */
  readonly updatedAt: string | null;
}

/** By product id. A product of which nothing was ever received has none. */
export const stock: Aggregate<Stock, StockEvent> = {
  category: 'stock',
  initialState: {
    onHand: 0,
    reserved: 0,
    lowStockThreshold: 0,
    everStocked: false,
    version: 0,
    updatedAt: null,
  },
  evolve,
  snapshots: { version: 2, every: 200 },
};

export const availableOf = ({ onHand, reserved }: Stock): Quantity => onHand - reserved;

function evolve(state: Stock, event: Recorded<StockEvent>): Stock {
  const changed = { ...state, version: event.version, updatedAt: event.recordedAt };
  switch (event.type) {
    case 'StockReceived':
      return { ...changed, everStocked: true, onHand: state.onHand + event.data.quantity };
    case 'StockAdjusted':
      return { ...changed, everStocked: true, onHand: state.onHand + event.data.delta };
    case 'LowStockThresholdSet':
      return { ...changed, lowStockThreshold: event.data.threshold };
    case 'QuantityReserved':
      return { ...changed, reserved: state.reserved + event.data.quantity };
    case 'QuantityReleased':
      return { ...changed, reserved: state.reserved - event.data.quantity };
    case 'QuantityTakenOut':
      return {
        ...changed,
        onHand: state.onHand - event.data.quantity,
        reserved: state.reserved - event.data.quantity,
      };
    case 'QuantityReturned':
      return { ...changed, everStocked: true, onHand: state.onHand + event.data.quantity };
  }
}
