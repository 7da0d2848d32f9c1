import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { StockAdjustmentReason, StockEvent } from '@tillgraph/shared-domain/events/inventory';
import type { Money } from '@tillgraph/shared-domain/money';
import { formatQuantity, maxQuantity, type Quantity } from '@tillgraph/shared-domain/quantity';
import {
  insufficientStock,
  invalidInput,
  notFound,
  stateNotAllowed,
} from '@tillgraph/shared-domain/user-error';
import { availableOf, type Stock } from './stock.ts';

export type StockCommand =
  | {
      readonly type: 'ReceiveStock';
      readonly quantity: Quantity;
      readonly reference: string | null;
      readonly unitCost: Money | null;
    }
  | {
      readonly type: 'AdjustStock';
      readonly delta: Quantity;
      readonly reason: StockAdjustmentReason;
      readonly note: string | null;
      /** Null: whatever is on hand. */
      readonly expectedOnHand: Quantity | null;
    }
  | { readonly type: 'SetLowStockThreshold'; readonly threshold: Quantity };

/** What this context knows of a product. */
export interface KnownProduct {
  readonly id: string;
  /** In which its prices and costs are. */
  readonly currencyCode: string;
}

/** `product`: null when there is none with the command's id. */
export function changeStock(
  command: StockCommand,
  state: Stock,
  product: KnownProduct | null,
): Decision<StockEvent> {
  if (product === null) {
    return refuse(notFound('There is no product with this id.', ['input', 'productId']));
  }
  switch (command.type) {
    case 'ReceiveStock':
      return receive(command, state, product);
    case 'AdjustStock':
      return adjust(command, state, product);
    case 'SetLowStockThreshold':
      return command.threshold === state.lowStockThreshold
        ? accept()
        : accept({
            type: 'LowStockThresholdSet',
            data: { productId: product.id, threshold: command.threshold },
          });
  }
}

type CommandOf<Type extends StockCommand['type']> = Extract<StockCommand, { readonly type: Type }>;

function receive(
  { quantity, reference, unitCost }: CommandOf<'ReceiveStock'>,
  state: Stock,
  { id: productId, currencyCode }: KnownProduct,
): Decision<StockEvent> {
  if (unitCost !== null && unitCost.currency !== currencyCode) {
    return refuse(
      invalidInput(`The shop reckons in ${currencyCode}: give the cost in it.`, [
        'input',
        'unitCost',
        'currencyCode',
      ]),
    );
  }
  return state.onHand + quantity > maxQuantity
    ? refuse(tooMuch('quantity'))
    : accept({ type: 'StockReceived', data: { productId, quantity, reference, unitCost } });
}

function adjust(
  { delta, reason, note, expectedOnHand }: CommandOf<'AdjustStock'>,
  state: Stock,
  { id: productId }: KnownProduct,
): Decision<StockEvent> {
  if (expectedOnHand !== null && expectedOnHand !== state.onHand) {
    return refuse(
      stateNotAllowed(
        `${formatQuantity(state.onHand)} are on hand now: count again and repeat the adjustment.`,
        ['input', 'expectedOnHand'],
      ),
    );
  }
  if (delta < -availableOf(state)) {
    return refuse(
      insufficientStock(
        `Only ${formatQuantity(availableOf(state))} can be taken off: what is reserved for orders stays.`,
        productId,
        availableOf(state),
        ['input', 'delta'],
      ),
    );
  }
  return state.onHand + delta > maxQuantity
    ? refuse(tooMuch('delta'))
    : accept({ type: 'StockAdjusted', data: { productId, delta, reason, note } });
}

const tooMuch = (field: string) =>
  invalidInput(`More than ${formatQuantity(maxQuantity)} of a product cannot be on hand.`, ['input', field]);
