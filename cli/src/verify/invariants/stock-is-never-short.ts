import type { Recorded } from '@tillgraph/shared-domain/event';
import type { StockEvent } from '@tillgraph/shared-domain/events/inventory';
import { stockEvent } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** available = onHand - reserved >= 0, and nothing below zero is reserved, after every event. */
export const stockIsNeverShort: CreateInvariant = (tell) => {
  const stocks = new Map<string, { onHand: number; reserved: number }>();
  return {
    see(event) {
      const moved = stockEvent(event);
      if (!moved) return;
      const stock = stocks.get(event.stream) ?? { onHand: 0, reserved: 0 };
      stocks.set(event.stream, stock);
      const { onHand = 0, reserved = 0 } = movedBy(moved);
      stock.onHand += onHand;
      stock.reserved += reserved;
      if (stock.reserved >= 0 && stock.onHand >= stock.reserved) return;
      tell(
        event,
        `after version ${event.version}, ${stock.onHand} are on hand and ${stock.reserved} reserved`,
      );
    },
    end: () => undefined,
  };
};

/** In thousandths. */
function movedBy(event: Recorded<StockEvent>): { readonly onHand?: number; readonly reserved?: number } {
  switch (event.type) {
    case 'StockReceived':
    case 'QuantityReturned':
      return { onHand: event.data.quantity };
    case 'StockAdjusted':
      return { onHand: event.data.delta };
    case 'QuantityReserved':
      return { reserved: event.data.quantity };
    case 'QuantityReleased':
      return { reserved: -event.data.quantity };
    case 'QuantityTakenOut':
      return { onHand: -event.data.quantity, reserved: -event.data.quantity };
    case 'LowStockThresholdSet':
      return {};
  }
}
