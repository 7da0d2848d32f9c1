import type { CommandMetadata } from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn } from '@tillgraph/platform/subgraph';
import {
  id,
  idempotencyKey,
  nonNegativeMoney,
  nonNegativeQuantity,
  optional,
  optionalText,
  positiveQuantity,
  quantity,
} from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import { changeStock, type StockCommand } from '../domain/change-stock.ts';
import { stock } from '../domain/stock.ts';
import { products } from '../projections/products.ts';

const note = { min: 1, max: 500, multiline: true };

export const receiveStockInput = z.object({
  idempotencyKey,
  productId: id,
  quantity: positiveQuantity,
  reference: optionalText({ min: 1, max: 200 }),
  unitCost: optional(nonNegativeMoney),
});

export const adjustStockInput = z.object({
  idempotencyKey,
  productId: id,
  delta: quantity.refine((delta) => delta !== 0, 'Give a delta that is not zero.'),
  reason: z.enum(['COUNT', 'DAMAGE', 'LOSS', 'RETURN', 'CORRECTION']),
  note: optionalText(note),
  expectedOnHand: optional(nonNegativeQuantity),
});

export const setLowStockThresholdInput = z.object({
  idempotencyKey: optional(idempotencyKey),
  productId: id,
  threshold: nonNegativeQuantity,
});

export function stockCommands({ log, readModels, settings }: ContextRuntime) {
  const execute = async (productId: string, command: StockCommand, metadata: CommandMetadata) => {
    // The product may just have been created: its event is waited for, before it counts as unknown.
    const known = await readModels.collection(products).awaitDocument(productId, settings.referenceWait);
    return executeOn(log, {
      aggregate: stock,
      id: productId,
      metadata,
      decide: (state) => changeStock(command, state, known?.document ?? null),
      result: { productId },
    });
  };

  return {
    receive({ productId, ...fields }: z.output<typeof receiveStockInput>, metadata: CommandMetadata) {
      return execute(productId, { type: 'ReceiveStock', ...fields }, metadata);
    },
    adjust({ productId, ...fields }: z.output<typeof adjustStockInput>, metadata: CommandMetadata) {
      return execute(productId, { type: 'AdjustStock', ...fields }, metadata);
    },
    setThreshold(
      { productId, threshold }: z.output<typeof setLowStockThresholdInput>,
      metadata: CommandMetadata,
    ) {
      return execute(productId, { type: 'SetLowStockThreshold', threshold }, metadata);
    },
  };
}
